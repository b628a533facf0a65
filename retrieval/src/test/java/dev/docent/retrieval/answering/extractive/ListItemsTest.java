package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListItemsTest {

    private static final String METHOD = "1. Chop it. Be careful.\n2. Fry it.\n\nIt keeps for days.";
    private static final String ROWS =
            "| Day | Course |\n|---|---|\n| Monday | Crawl |\n| Tuesday | Diving |\n| Monday | Basics |";

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void readTheWholeListIfSeveralThingsAreAskedFor() {
        var text = "Bring these:\n- gloves\n- a hat\n- soap\n\nSee you soon.";

        assertThat(around("What should I bring?", "- a hat", text))
                .containsExactly("Bring these:", "- gloves", "- a hat", "- soap");
        assertThat(around("Where is it?", "- a hat", text)).containsExactly("- a hat");
    }

    @Test
    void readEveryStepWithItsRemarks() {
        var steps = List.of("1. Chop it.", "Be careful.", "2. Fry it.");

        assertThat(around("How can I make it?", "2. Fry it.", METHOD)).isEqualTo(steps);
        assertThat(around("How can I make it?", "It keeps for days.", METHOD)).isEqualTo(steps);
        assertThat(around("How can I make it?", "No steps here.", "No steps here."))
                .containsExactly("No steps here.");
    }

    @Test
    void readTheItemsOfTheNextPassage() {
        var first = documents.hit("letter", "Rain fell.\nBring these:");
        var next = StoredDocuments.hit(
                documents.storeBehind("Rain fell.\nBring these:\n", "letter", "- gloves\n- a hat\n\nBye now."), 1, 0.8);
        var passages = Sentences.of(first, next);
        var items = new ListItems(Sentences.asked("What should I bring?", passages));

        assertThat(items.around(passages.getFirst().getLast(), passages))
                .extracting(Candidate::text)
                .containsExactly("Bring these:", "- gloves", "- a hat");
    }

    @Test
    void readTheRowsThatSayAsMuchOfWhatIsAsked() {
        assertThat(around("Which courses are on Monday?", "| Monday | Basics |", ROWS))
                .containsExactly("| Monday | Crawl |", "| Monday | Basics |");
        assertThat(around("When is Crawl?", "| Monday | Crawl |", ROWS)).containsExactly("| Monday | Crawl |");
    }

    @Test
    void readTheItemsBelowAShortLineIfSeveralThingsAreAskedFor() {
        var text = "2. SATURDAY\n2.1 Market stops\n- fresh bread\n- lemons\n\nBye now.";

        assertThat(around("What should I get?", "2.1 Market stops", text))
                .containsExactly("2.1 Market stops", "- fresh bread", "- lemons");
        assertThat(around("Where is it?", "2.1 Market stops", text)).containsExactly("2.1 Market stops");
    }

    @Test
    void readTheRowsOfOtherPassagesThatHaveTheSameWordsOfTheQuestion() {
        var first = documents.hit("courses", ROWS);
        var other = StoredDocuments.hit(
                documents.storeBehind(
                        ROWS + "\n", "courses", "| Sunday | Sailing |\n| Monday | Rowing |", "Columns: Day | Course"),
                1,
                0.8);
        var passages = Sentences.of(first, other);
        var items = new ListItems(Sentences.asked("Which courses are on Monday?", passages));

        assertThat(items.around(passages.getFirst().getFirst(), passages))
                .extracting(Candidate::text)
                .containsExactly("| Monday | Crawl |", "| Monday | Basics |", "| Monday | Rowing |");
    }

    @Test
    void cutLongLists() {
        var text = "Bring these:\n"
                + "- a thing %d\n"
                        .repeat(40)
                        .formatted(IntStream.range(0, 40).boxed().toArray());

        assertThat(around("What should I bring?", "- a thing 0", text)).hasSize(16);
    }

    private List<String> around(String question, String chosen, String text) {
        var passages = Sentences.of(documents.hit("letter", text));
        var sentence = passages.getFirst().stream()
                .filter(each -> each.text().equals(chosen))
                .findFirst()
                .orElseThrow();
        return new ListItems(Sentences.asked(question, passages))
                .around(sentence, passages).stream().map(Candidate::text).toList();
    }
}
