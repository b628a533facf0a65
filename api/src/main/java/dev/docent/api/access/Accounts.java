package dev.docent.api.access;

import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Finds accounts, and makes them when they are named for the first time. Safe for concurrent use. */
@Service
public class Accounts {

    private final AccountRepository accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(AccountRepository accounts, Clock clock, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    /** {@return the account that the master key acts for} */
    public Account root() {
        return named(Account.ROOT);
    }

    /** {@return the account of this external id; made when new, once even under concurrency} */
    public Account named(String externalId) {
        return accounts.findByExternalId(externalId).orElseGet(() -> create(externalId));
    }

    /** Remembers that the account got the sample document; what another process remembered meanwhile is remembered. */
    public void markWelcomed(Account account) {
        try {
            accounts.save(
                    new Account(account.id(), account.version(), account.externalId(), true, account.createdAt()));
        } catch (OptimisticLockingFailureException welcomedMeanwhile) {
            // An account changes in nothing else.
        }
    }

    private Account create(String externalId) {
        try {
            var account = accounts.save(new Account(RecordIds.next(), null, externalId, false, clock.instant()));
            events.publishEvent(new AccountOpened(account.id()));
            return account;
        } catch (DuplicateKeyException madeMeanwhile) {
            return accounts.findByExternalId(externalId).orElseThrow(() -> madeMeanwhile);
        }
    }
}
