package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestArgumentsTest {

    @Test
    void nameAFolderAndAKnowledgeBase() {
        var expected = new IngestArguments(Path.of("papers"), "Reports");

        assertThat(IngestArguments.of(List.of("papers", "--knowledge-base", "Reports")))
                .contains(expected);
        assertThat(IngestArguments.of(List.of("--knowledge-base=Reports", "papers")))
                .contains(expected);
        assertThat(IngestArguments.of(List.of("papers"))).contains(new IngestArguments(Path.of("papers"), "default"));
    }

    @Test
    void areNoneWhenOneIsMissingOrUnknown() {
        for (var wrong : List.of(
                List.<String>of(),
                List.of("--knowledge-base", "Reports"),
                List.of("papers", "--knowledge-base"),
                List.of("papers", "--knowledge-base", " "),
                List.of("papers", "more"),
                List.of("papers", "--unknown"))) {
            assertThat(IngestArguments.of(wrong)).as(wrong.toString()).isEmpty();
        }
    }
}
