package dev.docent.api.account.check;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.docent.api.access.secret.Seal;
import dev.docent.api.access.secret.TokenKeys;
import dev.docent.api.account.SecondFactor;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * One-time passwords of authenticator applications (RFC 6238): six digits, for 30 seconds, by HMAC-SHA1, which is what all of
 * them support. A code of the previous and the next step is accepted as well, for clocks that differ.
 */
@Component
class TimeBasedCodes {

    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final Seal seal;
    private final Clock clock;

    TimeBasedCodes(TokenKeys keys, Clock clock) {
        this.seal = new Seal(keys, "second factor");
        this.clock = clock;
    }

    byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** {@return the secret of the login with this id, encrypted} */
    String seal(String login, byte[] secret) {
        return seal.close(login, secret);
    }

    /** {@return the step of the code; empty if it is wrong, or if it or a later one was accepted before} */
    OptionalLong step(String login, SecondFactor factor, String code) {
        var secret = seal.open(login, factor.sealed());
        if (secret.isEmpty()) {
            return OptionalLong.empty();
        }
        var now = clock.instant().getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> step > factor.lastStep())
                .filter(step -> MessageDigest.isEqual(bytes(code(secret.get(), step)), bytes(code)))
                .findFirst();
    }

    private String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "HmacSHA1"), Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException everyKeyIsValid) {
            throw new IllegalStateException(everyKeyIsValid);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
