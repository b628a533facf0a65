package dev.docent.api.account.check;

import dev.docent.api.access.Caller;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks people who signed in to prove again that they are there, before what a stolen session must not do. */
@Service
public class LoginProofs {

    private static final Duration RECENT = Duration.ofMinutes(10);

    private final LoginRepository logins;
    private final LoginChecks checks;
    private final Sessions sessions;

    LoginProofs(LoginRepository logins, LoginChecks checks, Sessions sessions) {
        this.logins = logins;
        this.checks = checks;
        this.sessions = sessions;
    }

    /** {@return the login of the account} @throws ProblemException (404) if it has none */
    public Login login(String account) {
        return logins.findByAccount(account).orElseThrow(() -> ProblemException.notFound("The account has no login"));
    }

    /**
     * {@return the login of the account}
     *
     * @throws ProblemException (401) if the password, or else the code, is missing or wrong
     */
    public Login require(String account, @Nullable String password, @Nullable String code) {
        var login = login(account);
        var outcome = password != null
                ? checks.checkAgain(login, password)
                : checks.checkCode(login, Objects.requireNonNullElse(code, ""));
        if (outcome.login() == null) {
            throw SignInProblems.wrong();
        }
        return outcome.login();
    }

    /**
     * {@return the login of the person; empty if the person signs in elsewhere, which proves it if it was within ten minutes}
     *
     * @throws ProblemException (401) if the password, or else the code, is missing or wrong, or the sign-in is too old
     */
    public Optional<Login> ofPerson(Caller caller, @Nullable String password, @Nullable String code) {
        if (logins.findByAccount(caller.account()).isPresent()) {
            return Optional.of(require(caller.account(), password, code));
        }
        if (!sessions.beganWithin(RECENT, caller.account(), caller.credential())) {
            throw SignInProblems.unauthorized(
                    "You signed in more than ten minutes ago: sign in again, and repeat this", Map.of());
        }
        return Optional.empty();
    }
}
