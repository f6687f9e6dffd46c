import { configure } from "storybook/test";

// Far above what any story needs: a busy machine is not a failure.
configure({ asyncUtilTimeout: 15_000 });
