package dev.docent.api.access.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is encrypted for keeping. */
class SealTest {

    private static final byte[] CONTENT = "a secret".getBytes(StandardCharsets.UTF_8);

    private final Seal before = new Seal(TestKeys.of(1), "tests");
    private final Seal after = new Seal(TestKeys.of(2, 1), "tests");
    private final Seal muchLater = new Seal(TestKeys.of(3, 2), "tests");

    @Test
    void isOpenedByItsKeyAndByTheOneAfter() {
        var sealed = before.close("id", CONTENT);

        assertThat(sealed).doesNotContain("secret");
        assertThat(before.open("id", sealed)).contains(CONTENT);
        assertThat(after.open("id", sealed)).contains(CONTENT);
        assertThat(muchLater.open("id", sealed)).isEmpty();
    }

    @Test
    void tellsWhetherItIsOfThePresentKey() {
        var sealed = before.close("id", CONTENT);

        assertThat(before.usesCurrentKey("id", sealed)).isTrue();
        assertThat(after.usesCurrentKey("id", sealed)).isFalse();
        assertThat(after.usesCurrentKey("id", after.close("id", CONTENT))).isTrue();
    }

    @Test
    void isOfNoUseElsewhere() {
        var sealed = before.close("id", CONTENT);
        var otherPurpose = new Seal(TestKeys.of(1), "other tests");

        assertThat(before.open("other id", sealed)).isEmpty();
        assertThat(otherPurpose.open("id", sealed)).isEmpty();
        assertThat(before.open("id", "nonsense")).isEmpty();
        assertThat(before.open("id", "")).isEmpty();
        assertThat(before.close("id", CONTENT)).isNotEqualTo(sealed);
    }
}
