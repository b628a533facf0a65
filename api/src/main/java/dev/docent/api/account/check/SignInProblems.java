package dev.docent.api.account.check;

import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Refusals of people who sign in. */
public final class SignInProblems {

    private SignInProblems() {}

    /** {@return the refusal of a wrong password, code or address, or of a locked or unverified one, which all look the same} */
    public static ProblemException wrong() {
        return unauthorized(
                "The address, the password or the code is wrong, or there were too many attempts. After ten wrong ones, passwords"
                        + " are refused for a while; with a code of the second factor, they are not",
                Map.of());
    }

    /** {@return the answer to the right password of a person with a second factor} @param passkey whether a passkey serves as well */
    public static ProblemException codeRequired(boolean passkey) {
        return unauthorized(
                "Send a code of the second factor, or a recovery code, as `code`"
                        + (passkey ? ", or the assertion of a passkey as `passkey`" : ""),
                passkey ? Map.of("mfa_required", true, "passkey", true) : Map.of("mfa_required", true));
    }

    /** {@return the refusal of a passkey, whatever is wrong with it} */
    public static ProblemException wrongPasskey() {
        return unauthorized(
                "The passkey is unknown, or did not answer an open challenge: ask for new options", Map.of());
    }

    public static ProblemException unauthorized(String detail, Map<String, Object> details) {
        return new ProblemException(
                Problem.of(HttpStatus.UNAUTHORIZED, detail, details)
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"docent\""),
                null);
    }
}
