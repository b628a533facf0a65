package dev.docent.ingestion.parsing.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageOmissionsTest {

    @Test
    void listsPages() {
        assertThat(PageOmissions.list(List.of(3))).isEqualTo("Page 3");
        assertThat(PageOmissions.list(List.of(7, 3))).isEqualTo("Pages 3 and 7");
        assertThat(PageOmissions.list(List.of(1, 2))).isEqualTo("Pages 1 and 2");
        assertThat(PageOmissions.list(List.of(1, 2, 3, 4, 7, 9))).isEqualTo("Pages 1 to 4, 7 and 9");
    }

    @Test
    void truncatesLongLists() {
        assertThat(PageOmissions.list(
                        IntStream.range(0, 1_000).map(i -> 2 * i).boxed().toList()))
                .endsWith("36, 38 and others");
    }
}
