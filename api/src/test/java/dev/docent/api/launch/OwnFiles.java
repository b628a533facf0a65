package dev.docent.api.launch;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** The forms in which people have a certificate and its key of their own. */
enum OwnFiles {
    RSA_PKCS1("RSA", "RSA PRIVATE KEY", false),
    RSA_PKCS8("RSA", "PRIVATE KEY", false),
    EC_SEC1("EC", "EC PRIVATE KEY", false),
    EC_PKCS8("EC", "PRIVATE KEY", false),
    CHAIN("RSA", "PRIVATE KEY", true);

    private final String algorithm;
    private final String keyType;
    private final boolean vouchedFor;

    OwnFiles(String algorithm, String keyType, boolean vouchedFor) {
        this.algorithm = algorithm;
        this.keyType = keyType;
        this.vouchedFor = vouchedFor;
    }

    void write(Path certificate, Path key, Instant now) throws Exception {
        var keys = keys();
        var authority = vouchedFor ? keys() : keys;
        var text = pem(sign("CN=own.example", keys, authority, now));
        Files.writeString(certificate, vouchedFor ? text + pem(sign("CN=authority", authority, authority, now)) : text);
        Files.writeString(key, pem(new PemObject(keyType, encoded(keys))));
    }

    private KeyPair keys() throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        return generator.generateKeyPair();
    }

    private X509CertificateHolder sign(String name, KeyPair keys, KeyPair by, Instant now) throws Exception {
        return new JcaX509v3CertificateBuilder(
                        new X500Name("CN=authority"),
                        BigInteger.valueOf(now.toEpochMilli() + ordinal()),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(90))),
                        new X500Name(name),
                        keys.getPublic())
                .build(new JcaContentSignerBuilder(algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
                        .build(by.getPrivate()));
    }

    private byte[] encoded(KeyPair keys) throws IOException {
        var pkcs8 = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
        return switch (keyType) {
            case "RSA PRIVATE KEY" -> pkcs8.parsePrivateKey().toASN1Primitive().getEncoded();
            case "EC PRIVATE KEY" -> sec1(pkcs8, keys);
            default -> pkcs8.getEncoded();
        };
    }

    /** As OpenSSL writes it, with the name of the curve, which Java leaves out (RFC 5915). */
    private static byte[] sec1(PrivateKeyInfo pkcs8, KeyPair keys) throws IOException {
        var secret = ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS();
        var curve = pkcs8.getPrivateKeyAlgorithm().getParameters();
        return new ECPrivateKey(256, secret, curve).getEncoded();
    }

    private static String pem(Object content) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        return text.toString();
    }
}
