package dev.docent.api.launch;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A self-signed certificate (RFC 5280) for localhost, its addresses and the host name, with a P-256 key. Valid for 397 days,
 * since common clients accept at most 398.
 *
 * @param certificate in PEM
 * @param key in PEM (PKCS #8)
 */
record SelfSignedCertificate(String certificate, String key) {

    private static final Duration VALID = Duration.ofDays(397);

    private static final String SUBJECT_PREFIX = "CN=Docent on ";

    static SelfSignedCertificate create(Instant now) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return of(generator.generateKeyPair(), now);
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java runtime cannot generate a key", e);
        }
    }

    /** {@return a new certificate for the same key} */
    static SelfSignedCertificate renew(CertificatePair pair, Instant now) throws IOException {
        return of(new KeyPair(pair.certificate().getPublicKey(), pair.key()), now);
    }

    /** {@return whether the certificate was created by Docent, according to its subject and signature} */
    static boolean isCreatedByDocent(CertificatePair pair) {
        var certificate = pair.certificate();
        try {
            certificate.verify(certificate.getPublicKey());
        } catch (GeneralSecurityException signedByAnother) {
            return false;
        }
        return pair.chain().size() == 1
                && certificate.getSubjectX500Principal().getName().startsWith(SUBJECT_PREFIX);
    }

    private static SelfSignedCertificate of(KeyPair keys, Instant now) throws IOException {
        try {
            return new SelfSignedCertificate(
                    pem("CERTIFICATE", sign(keys, now).getEncoded()),
                    pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        } catch (OperatorCreationException e) {
            throw new IOException("this Java runtime cannot sign a certificate", e);
        }
    }

    private static X509CertificateHolder sign(KeyPair keys, Instant now) throws IOException, OperatorCreationException {
        var name = new X500Name(SUBJECT_PREFIX + hostName());
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(VALID)),
                        name,
                        keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
    }

    private static GeneralNames names() {
        var names = new LinkedHashSet<GeneralName>();
        for (var dns : List.of("localhost", hostName())) {
            names.add(new GeneralName(GeneralName.dNSName, dns));
        }
        for (var address : List.of("127.0.0.1", "::1")) {
            names.add(new GeneralName(GeneralName.iPAddress, address));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    /** {@return the host name; localhost if the name is not valid in a certificate, such as one with an underscore} */
    private static String hostName() {
        try {
            var name = InetAddress.getLocalHost().getHostName();
            return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,62})") ? name : "localhost";
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static String pem(String type, byte[] content) throws IOException {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "SelfSignedCertificate";
    }
}
