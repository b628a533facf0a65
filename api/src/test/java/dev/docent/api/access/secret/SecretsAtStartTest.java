package dev.docent.api.access.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.api.launch.StartRefusedException;
import dev.docent.storage.records.RecordStoreInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that were configured, and those that are made at the first start. */
class SecretsAtStartTest {

    @TempDir
    Path data;

    @Test
    void areMadeOnceAndReadLater() {
        var file = data.resolve("new").resolve("master.key");

        var made = Secrets.readOrCreate(file);
        var read = Secrets.readOrCreate(file);

        assertThat(made.isNew()).isTrue();
        assertThat(read.isNew()).isFalse();
        assertThat(read.text()).isEqualTo(made.text()).hasSize(43);
        assertThat(made.toString()).doesNotContain(made.text());
    }

    @Test
    void areReadableByTheirOwnerAlone() throws IOException {
        var file = data.resolve("master.key");
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");

        Secrets.readOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void surviveACrashWhileTheyWereWritten() throws IOException {
        var file = data.resolve("master.key");
        Files.writeString(data.resolve("master.key.new"), "half");

        assertThat(Secrets.readOrCreate(file).text()).hasSize(43);
    }

    @Test
    void areSaidOnceForTheMasterKeyAndNeverAgain() {
        var configuration = new SecretConfiguration();
        var unset = new AccessProperties("", "", "", Duration.ofHours(1));

        var first = configuration.masterKeyAtStart(unset, data);
        var second = configuration.masterKeyAtStart(unset, data);

        assertThat(first.line()).hasValueSatisfying(line -> assertThat(line).contains("master.key"));
        assertThat(second.line()).isEmpty();
        assertThat(first.toString()).doesNotContain(first.line().orElseThrow().split(": ")[1]);
    }

    @Test
    void areNeitherKeptNorSaidWhenTheyWereConfigured() {
        var start = new SecretConfiguration()
                .masterKeyAtStart(new AccessProperties("a-long-enough-master-key", "", "", Duration.ofHours(1)), data);

        assertThat(start.line()).isEmpty();
        assertThat(start.key().matches("a-long-enough-master-key")).isTrue();
        assertThat(start.key().matches("a-long-enough-master-kez")).isFalse();
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "fifteen-charact"})
    void refuseAMasterKeyThatCouldBeGuessed(String key) {
        assertThatThrownBy(() -> MasterKey.configured(key))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("MASTER_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatwithme", "thirty-one-bytes-are-not-enough", "base64:YWJj", "base64:***"})
    void refuseATokenSecretThatIsTooShort(String secret) {
        assertThatThrownBy(() -> new TokenKeys(secret, ""))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("JWT_SECRET_KEY")
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> new TokenKeys("x".repeat(32), secret))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("JWT_SECRET_KEY_PREVIOUS");
    }

    @Test
    void takeATokenSecretOf256BitsAsTextOrInBase64() {
        assertThatCode(() -> new TokenKeys("thirty-two-bytes-are-just-enough", ""))
                .doesNotThrowAnyException();
        assertThatCode(() -> new TokenKeys("base64:dGhpcnR5LXR3by1ieXRlcy1hcmUtanVzdC1lbm91Z2g=", ""))
                .doesNotThrowAnyException();
        assertThat(new TokenKeys("base64:dGhpcnR5LXR3by1ieXRlcy1hcmUtanVzdC1lbm91Z2g=", "").currentId())
                .isEqualTo(new TokenKeys("thirty-two-bytes-are-just-enough", "").currentId());
    }

    @Test
    void refuseATokenLifetimeOfMoreThanADay() {
        assertThatThrownBy(() -> new AccessProperties("", "", "", Duration.ofHours(25)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areAskedForWhereOthersShareTheRecords() {
        var configuration = new SecretConfiguration();
        var shared = new RecordStoreInUse("mongodb", "MongoDB", true);
        var alone = new RecordStoreInUse("sqlite", "SQLite", false);
        var unset = new AccessProperties("", "", "", Duration.ofHours(1));
        var half = new AccessProperties("a-master-key-that-is-long", "", "", Duration.ofHours(1));
        var set = new AccessProperties(
                "a-master-key-that-is-long", "a-secret-that-has-more-than-256-bits", "", Duration.ofHours(1));

        assertThat(configuration.ownSecrets(unset, shared).line())
                .hasValueSatisfying(line -> assertThat(line).startsWith("Not set: MASTER_API_KEY and JWT_SECRET_KEY."));
        assertThat(configuration.ownSecrets(half, shared).line())
                .hasValueSatisfying(line -> assertThat(line).startsWith("Not set: JWT_SECRET_KEY."));
        assertThat(configuration.ownSecrets(set, shared).line()).isEmpty();
        assertThat(configuration.ownSecrets(unset, alone).line()).isEmpty();
    }
}
