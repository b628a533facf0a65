package dev.docent.api.account.me;

import dev.docent.api.access.Account;
import dev.docent.api.access.AccountData;
import dev.docent.api.access.Accounts;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.OneTimeTokens;
import dev.docent.api.account.session.Sessions;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Exports and deletes accounts with all of their data. */
@Service
class OwnAccount {

    private static final Logger log = LoggerFactory.getLogger(OwnAccount.class);

    private final List<AccountData> data;
    private final Accounts accounts;
    private final LoginRepository logins;
    private final OneTimeTokens tokens;
    private final Sessions sessions;
    private final AccountArchiveWriter archives;
    private final Clock clock;

    OwnAccount(
            List<AccountData> data,
            Accounts accounts,
            LoginRepository logins,
            OneTimeTokens tokens,
            Sessions sessions,
            AccountArchiveWriter archives,
            Clock clock) {
        this.data = data;
        this.accounts = accounts;
        this.logins = logins;
        this.tokens = tokens;
        this.sessions = sessions;
        this.archives = archives;
        this.clock = clock;
    }

    /** Writes a zip file with the profile and the data of the account. It is never held in memory. */
    void export(Object profile, String account, OutputStream out) throws IOException {
        archives.write(out, archive -> {
            archive.writeJson("profile.json", profile);
            for (var part : data) {
                part.export(account, archive);
            }
        });
    }

    /**
     * Deletes the account with its data, the login last but for its sessions: after a crash, the person can sign in and repeat
     * it. The root account stays, since the master key belongs to it, but without data.
     */
    Receipt delete(Account account, Optional<Login> login) {
        var deleted = new TreeMap<String, Long>();
        data.forEach(part -> deleted.putAll(part.deleteOf(account.id())));
        tokens.deleteOf(account.id());
        login.ifPresent(logins::delete);
        accounts.delete(account);
        sessions.endAll(account.id());
        log.info("event=account_deleted account={} deleted={}", account.id(), deleted);
        return new Receipt(account.id(), clock.instant(), deleted);
    }

    /** What was deleted. */
    record Receipt(String account, Instant deletedAt, Map<String, Long> deleted) {}
}
