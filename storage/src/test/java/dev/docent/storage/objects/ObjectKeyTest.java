package dev.docent.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                ".hidden",
                "a/.hidden",
                "a\\b",
                "C:/a",
                "a\u0000b",
                "a b",
                "ä",
                "a\n",
                "a/%2e%2e/b"
            })
    void refusesWhatCouldSpellAPathElsewhere(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(value));
    }

    @Test
    void refusesSegmentsThatNoFileSystemTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey("a".repeat(129)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey("a/".repeat(300) + "a"));
    }

    @Test
    void joinsSegments() {
        assertThat(ObjectKey.of("originals", "0193-ab", "x.y_z").value()).isEqualTo("originals/0193-ab/x.y_z");
    }
}
