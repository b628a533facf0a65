package dev.docent.api.account.check;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.SecondFactor;
import dev.docent.api.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** Enrols second factors, and checks their codes, each of which is accepted once, whichever node is asked. */
@Service
public class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final int QR_PIXELS = 256;

    private final LoginRepository logins;
    private final TimeBasedCodes codes;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(LoginRepository logins, TimeBasedCodes codes) {
        this.logins = logins;
        this.codes = codes;
    }

    /** {@return a new factor, which counts once it is confirmed} @throws ProblemException (409) if there is a confirmed one */
    public Enrolment enrol(Login login) {
        if (login.confirmedFactor().isPresent()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "There is a second factor already. Delete it to enrol another one");
        }
        var secret = codes.newSecret();
        var recovery = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        var hashes = recovery.stream().map(SecondFactors::hash).toList();
        logins.save(login.with(new SecondFactor(codes.seal(login.id(), secret), false, 0, hashes)));
        var text = new Base32().encodeToString(secret).replace("=", "");
        return new Enrolment(text, uri(login.email(), text), recovery);
    }

    /** {@return the login after this code; empty if the code is wrong or was used} @throws org.springframework.dao.OptimisticLockingFailureException if the login changed meanwhile */
    Optional<Login> use(Login login, SecondFactor factor, String presented) {
        var code = presented.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        var step = codes.step(login.id(), factor, code);
        if (step.isPresent()) {
            return Optional.of(login.with(factor.used(step.getAsLong())));
        }
        var hash = hash(code);
        return factor.confirmed() && factor.recovery().contains(hash)
                ? Optional.of(login.with(factor.without(hash)))
                : Optional.empty();
    }

    private String recoveryCode() {
        var bytes = new byte[RECOVERY_BYTES];
        random.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** Recovery codes have 80 random bits, so no salt and no slow hash are needed. */
    private static String hash(String code) {
        return DigestUtils.sha256Hex(code);
    }

    private static String uri(String email, String secret) {
        return UriComponentsBuilder.fromUriString("otpauth://totp/{label}?secret={secret}&issuer=Docent")
                .encode()
                .buildAndExpand("Docent:" + email, secret)
                .toUriString();
    }

    /**
     * A factor to enrol, shown once.
     *
     * @param secret in Base32, for applications that cannot read QR codes
     * @param uri the same for applications, with the address of the person
     */
    public record Enrolment(String secret, String uri, List<String> recoveryCodes) {

        /** {@return the URI as a QR code, in a data URI with a PNG image} */
        public String qrCode() {
            var png = new ByteArrayOutputStream();
            try {
                var matrix = new QRCodeWriter().encode(uri, BarcodeFormat.QR_CODE, QR_PIXELS, QR_PIXELS);
                MatrixToImageWriter.writeToStream(matrix, "PNG", png);
            } catch (WriterException | IOException never) {
                throw new IllegalStateException("Cannot draw a QR code", never);
            }
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        }

        @Override
        public String toString() {
            return "Enrolment";
        }
    }
}
