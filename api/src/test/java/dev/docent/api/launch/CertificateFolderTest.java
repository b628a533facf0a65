package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38Z");

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void names() {
        certificate = folder.resolve("certificate.crt");
        key = folder.resolve("private.key");
    }

    @Test
    void isFilledWhenItIsEmpty() throws Exception {
        new CertificateFolder(folder, NOW).prepare();

        var made = read();
        made.verify(made.getPublicKey());
        made.checkValidity(Date.from(NOW));
        made.checkValidity(Date.from(NOW.plus(Duration.ofDays(396))));
        assertThat(((ECPublicKey) made.getPublicKey()).getParams().getOrder().bitLength())
                .isEqualTo(256);
        assertThat(made.getBasicConstraints()).as("is no authority").isEqualTo(-1);
        assertThat(made.getSubjectAlternativeNames())
                .contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsWhatIsThere() throws IOException {
        new CertificateFolder(folder, NOW).prepare();
        var before = Files.readString(certificate) + Files.readString(key);

        new CertificateFolder(folder, NOW).prepare();

        assertThat(Files.readString(certificate) + Files.readString(key)).isEqualTo(before);
    }

    @Test
    void refusesAKeyWithoutItsCertificate() throws IOException {
        new CertificateFolder(folder, NOW).prepare();
        Files.delete(certificate);

        assertThatThrownBy(() -> new CertificateFolder(folder, NOW).prepare())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("certificate.crt is missing");
        assertThat(key).exists();
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        new CertificateFolder(folder, NOW).prepare();
        Files.writeString(key, SelfSignedCertificate.create(NOW).key());

        assertThatThrownBy(() -> new CertificateFolder(folder, NOW).prepare())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("private.key is not the key of certificate.crt");
    }

    @Test
    void refusesWhatIsNoCertificate() throws IOException {
        new CertificateFolder(folder, NOW).prepare();
        Files.writeString(certificate, "hello");

        assertThatThrownBy(() -> new CertificateFolder(folder, NOW).prepare())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("certificate.crt does not contain a certificate");
    }

    @Test
    void finishesWhatAKilledStartBegan() throws IOException {
        var made = SelfSignedCertificate.create(NOW);
        Files.writeString(key, made.key());
        Files.writeString(folder.resolve("certificate.crt.new"), made.certificate());

        new CertificateFolder(folder, NOW).prepare();

        assertThat(certificate).hasContent(made.certificate());
    }

    @Test
    void renewsWhatItMadeWhenItEndsSoonAndKeepsTheKey() throws Exception {
        new CertificateFolder(folder, NOW).prepare();
        var first = read();
        var keyBefore = Files.readString(key);
        var permissions = Files.getPosixFilePermissions(key);

        new CertificateFolder(folder, NOW.plus(Duration.ofDays(360))).prepare();
        assertThat(read()).as("not yet").isEqualTo(first);
        new CertificateFolder(folder, NOW.plus(Duration.ofDays(370))).prepare();

        read().checkValidity(Date.from(NOW.plus(Duration.ofDays(760))));
        assertThat(Files.readString(key)).isEqualTo(keyBefore);
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(permissions);
        CertificatePair.read(certificate, key);
    }

    @ParameterizedTest
    @EnumSource
    void usesOwnFilesAsTheyAre(OwnFiles kind) throws Exception {
        kind.write(certificate, key, NOW);
        var before = Files.readString(certificate) + Files.readString(key);

        new CertificateFolder(folder, NOW).prepare();
        new CertificateFolder(folder, NOW.plus(Duration.ofDays(1000))).prepare();

        assertThat(Files.readString(certificate) + Files.readString(key))
                .as("also when it has ended")
                .isEqualTo(before);
    }

    @Test
    void refusesFilesThatAreNoText() throws IOException {
        new CertificateFolder(folder, NOW).prepare();
        Files.write(certificate, new byte[] {0x30, (byte) 0x82, 1, (byte) 0xff});

        assertThatThrownBy(() -> new CertificateFolder(folder, NOW).prepare())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("certificate.crt does not contain a certificate");
    }

    private X509Certificate read() throws Exception {
        try (var pem = Files.newInputStream(certificate)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }
}
