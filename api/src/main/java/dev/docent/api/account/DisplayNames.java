package dev.docent.api.account;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.sharing.AccountNames;
import org.springframework.stereotype.Component;

/** Names accounts by the display names of their logins, and those without a login by their external ids. */
@Component
final class DisplayNames implements AccountNames {

    private final LoginRepository logins;
    private final Accounts accounts;

    DisplayNames(LoginRepository logins, Accounts accounts) {
        this.logins = logins;
        this.accounts = accounts;
    }

    @Override
    public String of(String account) {
        return logins.findByAccount(account)
                .map(Login::displayName)
                .or(() -> accounts.get(account).map(Account::externalId))
                .orElse(account);
    }
}
