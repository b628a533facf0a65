package dev.docent.retrieval.answering.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.SupportCheck.Checked;
import dev.docent.retrieval.answering.table.WholeTables;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Citation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputedAnswersTest {

    private static final String ROOMS = """
            Rooms of the guest house

            | Room | Floor | Area (m²) | Price | Renovated |
            | --- | --- | --- | --- | --- |
            | Oak | first | 18 | €80.00 | 2015-03-01 |
            | Birch | first | 24.5 | €95.50 | 2021-07-15 |
            | Cedar | second | 31 | €120.00 | 2019-11-30 |
            | Maple | second | 22 | €90.00 | 2012-01-05 |
            | Total |  |  | €385.50 |  |""";

    private static final String STAFF = """
            | Name | Department | Weekly hours |
            | --- | --- | --- |
            | Ada Keller | Sales | 40 |
            | Ben Okafor | Support | 32 |
            | Cleo Marsh | Sales | 20 |""";

    private static final String ZIMMER = """
            | Zimmer | Miete (EUR) | Fläche (m²) |
            | --- | --- | --- |
            | Eiche | 1.250,00 | 18,5 |
            | Birke | 980,50 | 24 |
            | Ahorn | 1.100,00 | 16 |""";

    private final StoredDocuments documents = new StoredDocuments();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Which room is the largest?              | Cedar, Area (m²): 31 (highest value in the table) [1]
            Which room is the cheapest?             | Oak, Price: €80.00 (lowest value in the table) [1]
            What is the most expensive room?        | Cedar, Price: €120.00 (highest value in the table) [1]
            Which room was renovated last?          | Birch, Renovated: 2021-07-15 (latest in the table) [1]
            Which room was renovated first?         | Maple, Renovated: 2012-01-05 (earliest in the table) [1]
            Which room on the first floor is the largest? | Birch, Area (m²): 24.5 (highest value in the table) [1]
            """)
    void findTheRowWithTheLargestOrSmallestValue(String question, String answer) {
        assertThat(text(question, documents.hit("rooms", ROOMS))).isEqualTo(answer);
    }

    @Test
    void citeTheRowVerbatim() {
        var answer =
                ask("Which room is the largest?", documents.hit("rooms", ROOMS)).orElseThrow();

        assertThat(answer.citations()).singleElement().satisfies(citation -> {
            assertThat(citation.quote()).isEqualTo("| Cedar | second | 31 | €120.00 | 2019-11-30 |");
            assertThat(citation.supported()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many rooms are there?               | 4 (counted in the table): Oak; Birch; Cedar; Maple [1]
            How many rooms are over 20 m²?          | 3 (counted in the table): Birch, Area (m²): 24.5; Cedar, Area (m²): 31; Maple, Area (m²): 22 [1]
            How many rooms are at most 22 m²?       | 2 (counted in the table): Oak, Area (m²): 18; Maple, Area (m²): 22 [1] [2]
            How many rooms on the second floor are there? | 2 (counted in the table): Cedar; Maple [1]
            How many rooms cost less than €95?      | 2 (counted in the table): Oak, Price: €80.00; Maple, Price: €90.00 [1] [2]
            How many rooms were renovated after 2016? | 2 (counted in the table): Birch, Renovated: 2021-07-15; Cedar, Renovated: 2019-11-30 [1]
            """)
    void countTheRowsThatMeetWhatIsAsked(String question, String answer) {
        assertThat(text(question, documents.hit("rooms", ROOMS))).isEqualTo(answer);
    }

    @Test
    void findTheSidesOfAComparisonBehindTheirNumbers() {
        var list =
                "| No | Product | Price |\n| --- | --- | --- |\n| 7 | Rye loaf | 3.20 |\n| 8 | Bun | 0.48 |\n| 9 | Cake | 18.90 |";

        assertThat(text("Which costs more per piece, a bun or the rye loaf?", documents.hit("list", list)))
                .isEqualTo("Rye loaf, Price: 3.20; Bun, Price: 0.48 [1]");
    }

    @Test
    void countPeopleByTheirNames() {
        assertThat(text("How many people work in Sales?", documents.hit("staff", STAFF)))
                .isEqualTo("2 (counted in the table): Ada Keller; Cleo Marsh [1] [2]");
        assertThat(text("How many departments are there?", documents.hit("staff", STAFF)))
                .isEqualTo("2 (counted in the table): Sales; Support [1]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is the total price of the rooms?         | Price: €385.50 (sum of 4 rows) [1]
            What is the average price of the rooms?       | Price: €96.375 (average of 4 rows) [1]
            What is the difference in price between Oak and Cedar? | Price: €40.00 (difference): Oak, Price: €80.00; Cedar, Price: €120.00 [1] [2]
            """)
    void addRows(String question, String answer) {
        assertThat(text(question, documents.hit("rooms", ROOMS))).isEqualTo(answer);
    }

    @Test
    void nameBothSidesOfAComparisonAndTheOneAskedForFirst() {
        assertThat(text("Which is larger, Oak or Maple?", documents.hit("rooms", ROOMS)))
                .isEqualTo("Maple, Area (m²): 22; Oak, Area (m²): 18 [1] [2]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Welches Zimmer hat die höchste Miete?         | Eiche, Miete (EUR): 1.250,00 (höchster Wert der Tabelle) [1]
            Wie hoch ist die Miete insgesamt?             | Miete (EUR): 3.330,50 (Summe von 3 Zeilen) [1]
            Wie viele Zimmer haben mehr als 17 m²?        | 2 (in der Tabelle gezählt): Eiche, Fläche (m²): 18,5; Birke, Fläche (m²): 24 [1]
            """)
    void readNumbersAsTheLanguageOfTheTableWritesThem(String question, String answer) {
        assertThat(text(question, documents.hitIn("de", "zimmer", ZIMMER))).isEqualTo(answer);
    }

    @Test
    void answerInFrenchAndSpanish() {
        var chambres = "| Chambre | Prix |\n| --- | --- |\n| Chêne | 80,50 € |\n| Hêtre | 95 € |";
        var salas = "| Sala | Superficie |\n| --- | --- |\n| Roble | 80 m² |\n| Haya | 95 m² |";

        assertThat(text("Quelle chambre est la plus chère ?", documents.hitIn("fr", "chambres", chambres)))
                .isEqualTo("Hêtre, Prix: 95 € (valeur la plus élevée du tableau) [1]");
        assertThat(text("¿Cuántas salas hay en la tabla?", documents.hitIn("es", "salas", salas)))
                .isEqualTo("2 (contado en la tabla): Roble; Haya [1]");
    }

    @Test
    void readATableOverSeveralPassages() {
        var passages = documents.storeAll(
                "staff",
                List.of("Columns: Name | Department | Weekly hours"),
                STAFF,
                "| Dora Lind | Sales | 40 |\n| Eli Novak | Support | 16 |\n\nAs of May.");

        var answer = ask("How many people work in Sales?", StoredDocuments.hit(passages.get(1), 1, 0.8))
                .orElseThrow();

        assertThat(answer.text()).isEqualTo("3 (counted in the table): Ada Keller; Cleo Marsh; Dora Lind [1] [2] [3]");
        assertThat(answer.citations())
                .extracting(Citation::quote)
                .containsExactly(
                        "| Ada Keller | Sales | 40 |", "| Cleo Marsh | Sales | 20 |", "| Dora Lind | Sales | 40 |");
    }

    @Test
    void readOnBehindARepeatedHeader() {
        var next = "| Name | Department | Weekly hours |\n| --- | --- | --- |\n| Dora Lind | Sales | 40 |";
        var passages = documents.storeAll("staff", List.of(), STAFF, next);

        assertThat(text("How many people work in Sales?", StoredDocuments.hit(passages.getFirst(), 1, 0.8)))
                .isEqualTo("3 (counted in the table): Ada Keller; Cleo Marsh; Dora Lind [1] [2] [3]");
    }

    @Test
    void leaveOutATableWithAGap() {
        var apart = documents.storeAll(
                "apart",
                List.of("Columns: Name | Department | Weekly hours"),
                STAFF,
                "Page 1 of 2",
                "| Dora Lind | Sales | 40 |");

        assertThat(ask("How many people work in Sales?", StoredDocuments.hit(apart.getFirst(), 1, 0.8)))
                .isEmpty();
        assertThat(ask(
                        "How many people work in Sales?",
                        documents.hit("blank", STAFF + "\n\n| Dora Lind | Sales | 40 |")))
                .isEmpty();
    }

    @Test
    void readATableWhoseRuleIsInNoPassage() {
        var rows = STAFF.substring(STAFF.indexOf("| Ada"));
        var header = STAFF.substring(0, STAFF.indexOf('\n'));
        var passages = documents.storeAll(
                "staff",
                List.of("Columns: Name | Department | Weekly hours"),
                "As of May.\n\n" + header,
                "| --- | --- | --- |",
                rows);

        var answer = new ComputedAnswers(
                        new WholeTables(documents.passages(List.of(passages.getFirst(), passages.getLast()))),
                        documents,
                        ComputePool.INLINE)
                .answer(
                        new Question(StoredDocuments.SCOPE, "How many people work in Sales?", List.of()),
                        List.of(StoredDocuments.hit(passages.getLast(), 1, 0.8)),
                        () -> true);

        assertThat(answer.orElseThrow().text()).startsWith("2 (counted in the table)");
    }

    @Test
    void readATableBeforeTheHeadingOfAnother() {
        var passages = documents.storeAll(
                "rooms", List.of(), STAFF, "Rooms of the guest house", ROOMS.substring(ROOMS.indexOf('|')));
        var reader = documents.passages(List.of(passages.getFirst(), passages.getLast()));

        assertThat(new ComputedAnswers(new WholeTables(reader), documents, ComputePool.INLINE)
                        .answer(
                                new Question(StoredDocuments.SCOPE, "How many people work in Sales?", List.of()),
                                List.of(StoredDocuments.hit(passages.getFirst(), 1, 0.8)),
                                () -> true))
                .isPresent();
    }

    @Test
    void readATableBeforeOneOfOtherColumns() {
        var form = STAFF + "\n\n| Approved by | Dora Lind |";

        assertThat(text("How many people work in Sales?", documents.hit("staff", form)))
                .isEqualTo("2 (counted in the table): Ada Keller; Cleo Marsh [1] [2]");
    }

    @Test
    void leaveOutATableThatIsNotWholeOrNotTheStoredOne() {
        var headings = List.of("Columns: Name | Department | Weekly hours");
        var many = new String[40];
        many[0] = STAFF;
        for (int i = 1; i < many.length; i++) {
            many[i] = "| Worker " + i + " | Sales | 40 |";
        }
        var long1 = documents.storeAll("staff", headings, many);

        assertThat(ask("How many people work in Sales?", StoredDocuments.hit(long1.get(20), 1, 0.8)))
                .isEmpty();

        var hit = documents.hit("rooms", ROOMS);
        documents.change("rooms", ROOMS.replace("31", "13"));
        assertThat(ask("Which room is the largest?", hit)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which room is the noisiest?",
                "Which room in Berlin has the highest occupancy?",
                "How many windows are there?",
                "How many rooms are not on the first floor?",
                "How many rooms are over 20 kg?",
                "What does Oak cost?",
                "How many people work in Marketing?",
                "How many hours are the rooms open?",
                "How many people are waiting for a room?",
                "What is the total number of guests in 2023?",
                "At least how much is the price of Oak?"
            })
    void leaveOpenWhatTheTableDoesNotSay(String question) {
        assertThat(ask(question, documents.hit("rooms", ROOMS))).isEmpty();
    }

    @Test
    void leaveOpenWhatARowLacks() {
        var gap = ROOMS.replace("€95.50", "on request");
        var mixed = ROOMS.replace("€95.50", "$95.50");

        assertThat(ask("What is the total price of the rooms?", documents.hit("rooms", gap)))
                .isEmpty();
        assertThat(ask("Which room is the cheapest?", documents.hit("mixed", mixed)))
                .isEmpty();
    }

    @Test
    void preferTheTableWhoseHeadingSaysNoMore() {
        var all = documents.hit("all", "| Team | Cups |\n| --- | --- |\n| Blues | 1 |\n| Leafs | 13 |", "Cups");
        var since = documents.hit(
                "since", "| Team | Cups |\n| --- | --- |\n| Blues | 1 |\n| Leafs | 0 |", "Cups since 1967");

        assertThat(text("Which team has the most cups?", since, all))
                .isEqualTo("Leafs, Cups: 13 (highest value in the table) [1]");
    }

    @Test
    void leaveOpenWhatTwoTablesAnswerDifferentlyAndEquallyWell() {
        var east = documents.hit("east", "| Team | Cups |\n| --- | --- |\n| Blues | 1 |\n| Leafs | 13 |");
        var west = documents.hit("west", "| Team | Cups |\n| --- | --- |\n| Reds | 4 |\n| Greys | 2 |");
        var copy = documents.hit("copy", "| Team | Cups |\n| --- | --- |\n| Blues | 1 |\n| Leafs | 13 |");

        assertThat(text("Which team has the most cups?", east, copy)).startsWith("Leafs, Cups: 13");
        assertThat(ask("Which team has the most cups?", east, west)).isEmpty();
        assertThat(ask("Which team has the most cups?", west, east, copy)).isEmpty();
    }

    private String text(String question, PassageHit... hits) {
        return ask(question, hits).map(Checked::text).orElse("");
    }

    private Optional<Checked> ask(String question, PassageHit... hits) {
        return new ComputedAnswers(new WholeTables(documents.passages()), documents, ComputePool.INLINE)
                .answer(new Question(StoredDocuments.SCOPE, question, List.of()), List.of(hits), () -> true);
    }
}
