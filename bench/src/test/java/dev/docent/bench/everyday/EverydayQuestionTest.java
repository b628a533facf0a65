package dev.docent.bench.everyday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EverydayQuestionTest {

    @Test
    void areReadFromTheProjectsOwnSet() throws IOException {
        var questions = EverydayQuestion.read(Path.of("everyday", "questions.jsonl"));

        assertThat(questions).hasSizeGreaterThan(100);
        assertThat(questions).extracting(EverydayQuestion::id).doesNotHaveDuplicates();
        assertThat(AskedService.documentsOf(Path.of("everyday"))).isNotEmpty();
    }

    @Test
    void gradeRefusalsSmallTalkAndAnswers() throws IOException {
        assertThat(question("absent").points(reply(false, "Nothing."))).isEqualTo(2);
        assertThat(question("absent").points(reply(true, "Rent: 900"))).isZero();
        assertThat(question("fact").points(reply(true, "Rent: 900 [1]"))).isEqualTo(2);
        assertThat(question("fact").points(reply(true, "Rent: 800 [1]"))).isZero();
        assertThat(question("smalltalk").points(reply(false, "The rent of 900 is high.")))
                .isEqualTo(2);
        assertThat(question("smalltalk").points(reply(false, "The documents do not hold 900.")))
                .isZero();
    }

    @Test
    void compareCitationsWithDocumentAndPage() throws IOException {
        var reply = json("{\"citations\": [{\"filename\": \"lease.pdf\", \"page\": 2, \"page_end\": 3},"
                + " {\"filename\": \"lease.pdf\", \"page\": 1}, {\"filename\": \"other.pdf\", \"page\": 3}]}");

        assertThat(question("fact").cited(reply)).hasValue(1.0 / 3);
        assertThat(question("fact").cited(json("{\"citations\": []}"))).isEmpty();
    }

    @Test
    void areCountedByKindAndLanguage() throws IOException {
        var table = new PointsTable();
        table.add(question("fact"), 2, OptionalDouble.of(1), 1_000_000);
        table.add(question("absent"), 0, OptionalDouble.empty(), 3_000_000);

        assertThat(table.share()).isEqualTo(0.5);
        assertThat(table.toString())
                .contains("| fact | 2 | 2 | 1.000 | 1 | 0 | 0 |")
                .contains("| all | 2 | 4 | 0.500 | 1 | 0 | 1 |")
                .contains("| not English | 2 | 4 |")
                .contains("citations of the right place 1.000 (mean over 1 answers)");
    }

    @Test
    void areAnsweredByTheCopyingModelWithTheLinesOfItsFirstSource() throws IOException {
        var request = json("{\"messages\": [{\"role\": \"user\", \"content\": \"BEGIN SOURCE 1 f00\\n"
                + "(a.md, page 2)\\n"
                + "Rent\\n"
                + "The rent is 900.\\n"
                + "---\\n"
                + "END SOURCE f00\\n"
                + "BEGIN SOURCE 2 f00\\n"
                + "(b.md)\\n"
                + "Other\\n"
                + "END SOURCE f00\\n"
                + "\"}]}");

        assertThat(CopyingModel.reply(request)).isEqualTo("Rent [1]\nThe rent is 900. [1]\n");
    }

    private static EverydayQuestion question(String kind) {
        return new EverydayQuestion(
                "q1", kind, "de", "Rent?", null, List.of(List.of("900")), null, 9, List.of("lease.pdf"), List.of(3));
    }

    private static JsonNode reply(boolean grounded, String answer) throws IOException {
        return json("{\"grounded\": " + grounded + ", \"answer\": \"" + answer + "\", \"citations\": []}");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
