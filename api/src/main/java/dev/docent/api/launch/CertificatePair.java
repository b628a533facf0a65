package dev.docent.api.launch;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * A private key and its certificate.
 *
 * @param chain the certificate, followed by those of its issuers
 */
record CertificatePair(List<X509Certificate> chain, PrivateKey key) {

    /** @throws StartRefusedException if a file has another content than its name says, or the two do not match */
    static CertificatePair read(Path certificate, Path key) throws IOException {
        var pair = new CertificatePair(
                read(certificate, PemContent::getCertificates, "a certificate in PEM (-----BEGIN CERTIFICATE-----)"),
                read(
                        key,
                        PemContent::getPrivateKey,
                        "a private key in PEM without a password (-----BEGIN PRIVATE KEY-----)"));
        if (!pair.matches()) {
            throw new StartRefusedException(
                    key.toAbsolutePath() + " is not the key of " + certificate.getFileName() + ".",
                    "Replace it with the key that the certificate was issued for.");
        }
        return pair;
    }

    /** {@return the certificate of this service} */
    X509Certificate certificate() {
        return chain.getFirst();
    }

    private static <T> T read(Path file, Function<PemContent, T> parser, String wanted) throws IOException {
        try {
            return parser.apply(PemContent.of(Files.readString(file)));
        } catch (RuntimeException | CharacterCodingException e) {
            throw new StartRefusedException(
                    file.toAbsolutePath() + " does not contain " + wanted + ".",
                    "Replace it, or delete both files to have a new pair generated.",
                    e);
        }
    }

    private boolean matches() {
        var probe = new byte[32];
        new SecureRandom().nextBytes(probe);
        try {
            var signer = Signature.getInstance(algorithm(key));
            signer.initSign(key);
            signer.update(probe);
            var signature = signer.sign();
            var verifier = Signature.getInstance(algorithm(certificate().getPublicKey()));
            verifier.initVerify(certificate().getPublicKey());
            verifier.update(probe);
            return verifier.verify(signature);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    private static String algorithm(Key key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "CertificatePair";
    }
}
