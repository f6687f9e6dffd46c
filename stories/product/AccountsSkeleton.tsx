/** The room that the accounts will take. */
export function AccountsSkeleton() {
  return (
    <ul className="accounts" aria-busy="true" aria-label="Your accounts are on their way">
      {["42%", "30%", "52%"].map((width) => (
        <li key={width} className="account">
          <span className="tile bone" />
          <span className="account-words">
            <span className="bone" style={{ inlineSize: width }} />
            <span className="bone" style={{ inlineSize: "70%" }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
