package dev.docent.api.account.check;

import dev.docent.api.account.FailedAttempts;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.PasswordHashes;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Checks passwords and codes. Each attempt is counted in the records before it is checked, so that nodes together permit no
 * more than ten; then passwords alone are refused for a time that grows with each further attempt. Who presents a code of the
 * second factor as well is checked all the same: the rightful owner gets in while someone guesses. Safe for concurrent use.
 */
@Service
public class LoginChecks {

    private static final int MAX_CONFLICTS = 100;
    private static final Logger log = LoggerFactory.getLogger(LoginChecks.class);

    private final LoginRepository logins;
    private final PasswordHashes hashes;
    private final SecondFactors factors;
    private final Clock clock;

    LoginChecks(LoginRepository logins, PasswordHashes hashes, SecondFactors factors, Clock clock) {
        this.logins = logins;
        this.hashes = hashes;
        this.factors = factors;
        this.clock = clock;
    }

    /**
     * {@return what the password and the code prove} Takes as long for an address that nobody has.
     *
     * @param login null if nobody has the address
     * @param code null if none was presented
     * @param passkey whether a passkey of the person was presented, which serves as a code does
     */
    public Outcome check(@Nullable Login login, String password, @Nullable String code, boolean passkey) {
        // At the same time: one after the other, the time of counting would tell that somebody has the address.
        var admission = CompletableFuture.supplyAsync(
                () -> login == null ? Optional.<Login>empty() : admit(login, code != null || passkey),
                Thread::startVirtualThread);
        var isRight = hashes.matches(password, login == null ? null : login.passwordHash());
        var admitted = result(admission);
        if (login != null && admitted.isEmpty()) {
            log.info("event=sign_in_locked account={}", login.account());
        }
        if (admitted.isEmpty() || !isRight) {
            return Outcome.REFUSED;
        }
        if (admitted.get().confirmedFactor().isEmpty() || passkey) {
            return forgive(admitted.get());
        }
        return code == null ? Outcome.CODE_REQUIRED : checkCode(admitted.get(), code);
    }

    /** {@return what the password proves that someone presents who has signed in before, with the second factor if there is one} */
    public Outcome checkAgain(Login login, String password) {
        var admitted = admit(login, false);
        return hashes.matches(password, admitted.map(Login::passwordHash).orElse(null))
                ? admitted.map(this::forgive).orElse(Outcome.REFUSED)
                : Outcome.REFUSED;
    }

    /** {@return what a code proves that someone presents who has signed in before} */
    public Outcome checkCode(Login login, String code) {
        var counted = change(
                login,
                now -> now.confirmedFactor().isEmpty() || now.attempts().areCodesLocked(clock.instant())
                        ? null
                        : now.with(now.attempts().andCode(clock.instant())));
        return counted.flatMap(now -> use(now, code)).map(this::forgive).orElse(Outcome.REFUSED);
    }

    /** {@return whether the code confirms the factor that was enrolled} */
    public boolean confirm(Login login, String code) {
        return Optional.ofNullable(login.factor())
                .flatMap(factor -> factors.use(login, factor, code))
                .map(this::saveUnlessChanged)
                .orElse(false);
    }

    /** Counts an attempt. {@return the login; empty if it is locked} */
    private Optional<Login> admit(Login login, boolean withFactor) {
        return change(login, now -> {
            if (!now.attempts().isLocked(clock.instant())) {
                return now.with(now.attempts().andPassword(clock.instant()));
            }
            return withFactor && now.confirmedFactor().isPresent() ? now : null;
        });
    }

    private static <T> T result(CompletableFuture<T> computed) {
        try {
            return computed.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** {@return the login after the code was used up; empty if it is wrong, or if another request used it} */
    private Optional<Login> use(Login login, String code) {
        return login.confirmedFactor()
                .flatMap(factor -> factors.use(login, factor, code))
                .flatMap(this::save);
    }

    private Outcome forgive(Login login) {
        var forgiven = change(login, now -> now.with(FailedAttempts.NONE)).orElse(login);
        return new Outcome(forgiven, false);
    }

    private boolean saveUnlessChanged(Login login) {
        return save(login).isPresent();
    }

    private Optional<Login> save(Login login) {
        try {
            return Optional.of(logins.save(login));
        } catch (OptimisticLockingFailureException changedByAnother) {
            return Optional.empty();
        }
    }

    /** {@return the changed login, after as many tries as it takes; empty if the change is null, or the login is gone} */
    private Optional<Login> change(Login login, Function<Login, @Nullable Login> change) {
        var latest = Optional.of(login);
        for (var conflicts = 0; conflicts < MAX_CONFLICTS && latest.isPresent(); conflicts++) {
            var changed = change.apply(latest.get());
            if (changed == null || changed.equals(latest.get())) {
                return Optional.ofNullable(changed);
            }
            var saved = save(changed);
            if (saved.isPresent()) {
                return saved;
            }
            latest = logins.findById(login.id());
        }
        return Optional.empty();
    }

    /**
     * What was proved.
     *
     * @param login the login; null if the password or the code is wrong
     * @param codeRequired whether the password is right, and a code is missing
     */
    public record Outcome(@Nullable Login login, boolean codeRequired) {

        static final Outcome REFUSED = new Outcome(null, false);
        static final Outcome CODE_REQUIRED = new Outcome(null, true);
    }
}
