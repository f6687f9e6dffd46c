import Link from "next/link";
import type { ReactNode } from "react";

export const metadata = { title: "Connect tokens in Next.js" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/">Accounts</Link> <Link href="/scopes">Scopes</Link>
        </nav>
        <main>{children}</main>
      </body>
    </html>
  );
}
