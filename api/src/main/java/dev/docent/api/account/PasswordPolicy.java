package dev.docent.api.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.docent.api.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Decides whether a new password is strong enough: by its length, and by an estimate of how many guesses it takes, which knows
 * common passwords, names, words, dates and patterns of keyboards. No kinds of characters are required.
 */
@Component
public class PasswordPolicy {

    /** In code points. */
    public static final int MIN_LENGTH = 10;

    /** Longer ones would only cost time. */
    public static final int MAX_LENGTH = 256;

    /** The estimate takes time that grows with the square of the length; nothing beyond this makes it weaker. */
    private static final int ESTIMATED_LENGTH = 64;

    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final int minScore;

    PasswordPolicy(AccountProperties properties) {
        this.minScore = properties.passwordScore();
    }

    /** Accepts the password of a person with these names. @throws ProblemException (400) if it is too weak or too long */
    public void require(String field, String password, String... names) {
        var length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw ProblemException.badRequest(
                    field, "must have from " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        var estimated = password.substring(0, Math.min(password.length(), ESTIMATED_LENGTH));
        var strength = zxcvbn.measure(estimated, parts(names));
        if (strength.getScore() < minScore) {
            var hints = Stream.concat(
                            Stream.of(strength.getFeedback().getWarning()),
                            strength.getFeedback().getSuggestions().stream())
                    .filter(hint -> hint != null && !hint.isBlank())
                    .collect(Collectors.joining(" "));
            throw ProblemException.badRequest(field, ("is too easy to guess. " + hints).strip());
        }
    }

    private static List<String> parts(String... names) {
        return Stream.concat(Stream.of("docent"), Stream.of(names).flatMap(name -> Stream.of(name.split("[\\s@._-]+"))))
                .filter(part -> part.length() > 2)
                .toList();
    }
}
