package dev.docent.retrieval.answering.asked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.asked.AskedAggregate.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedAggregateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Which room is the largest?                   | LARGEST
            Who has the least hours?                     | SMALLEST
            Which course on the first floor is the longest? | LARGEST
            Who joined first?                            | SMALLEST
            How many rooms are there?                    | COUNT
            What is the total of all invoices?           | SUM
            How many hours are there in total?           | SUM
            What is the average price?                   | MEAN
            What is the difference in price between A and B? | DIFFERENCE
            Welches Zimmer ist am teuersten?             | LARGEST
            Welches ist die älteste Kirche?              | SMALLEST
            Wie viele Kurse gibt es?                     | COUNT
            Wie hoch ist die Summe?                      | SUM
            Wie hoch ist die durchschnittliche Miete?    | MEAN
            Quelle chambre est la plus grande ?          | LARGEST
            Quelle est la chambre la moins chère ?       | SMALLEST
            Combien de cours y a-t-il ?                  | COUNT
            ¿Cuál es la sala más grande?                 | LARGEST
            ¿Cuál es el curso más barato?                | SMALLEST
            ¿Cuántas salas hay?                          | COUNT
            """)
    void isFoundInFourLanguages(String question, Operation operation) {
        assertThat(AskedAggregate.of(question)).map(AskedAggregate::operation).contains(operation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What does the room cost?",
                "How many rooms are not heated?",
                "Wie viele Zimmer haben kein Fenster?",
                "At least how much is it?",
                "What is the last name of Ada?",
                "Wo ist das Zimmer?"
            })
    void isNotFoundElsewhere(String question) {
        assertThat(AskedAggregate.of(question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many swimming courses are on Monday?  | swimming courses
            How many people work in Sales?            | people
            Wie viele Zimmer haben Balkon?            | Zimmer
            Combien de chambres y a-t-il ?            | chambres
            ¿Cuántas salas hay?                       | salas
            """)
    void namesWhatIsCounted(String question, String counted) {
        assertThat(AskedAggregate.of(question)).map(AskedAggregate::counted).contains(counted);
    }
}
