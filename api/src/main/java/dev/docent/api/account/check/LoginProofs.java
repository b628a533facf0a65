package dev.docent.api.account.check;

import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.problem.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks people who signed in to prove again that they are there, before what a stolen session must not do. */
@Service
public class LoginProofs {

    private final LoginRepository logins;
    private final LoginChecks checks;

    LoginProofs(LoginRepository logins, LoginChecks checks) {
        this.logins = logins;
        this.checks = checks;
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
}
