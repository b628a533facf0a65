package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.words.WordAnalyzer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    private static final String SOURCE =
            "The lighthouse of Skerry was lit on 12 March 1889 by Agnes Thorburn, who earned 1,250 pounds. It has three lamps "
                    + "and is 40.5 metres high; in 2019 some 5 million people saw it, twenty-five of them from the U.S. Army.";

    private final Facts facts = new Facts(new WordAnalyzer());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Agnes Thorburn lit it on March 12, 1889.",
                "It was THORBURN who lit it.",
                "Thorburn's lamp is old, said Mrs. Thorburn.",
                "It was lit on the 12th of March.",
                "It was lit on 1889-03-12.",
                "It was lit on 12.03.1889.",
                "It was lit on 3/12/1889.",
                "Am 12. März 1889 wurde es angezündet.",
                "Se encendió el 12 de marzo de 1889.",
                "Allumé le 12 mars 1889.",
                "The lamp was lit in March.",
                "She earned 1250 pounds.",
                "She earned 1.250 pounds.",
                "She earned 1 250 pounds.",
                "She earned 1\u202f250 pounds.",
                "She earned 1'250 pounds.",
                "She earned \u0661\u0662\u0665\u0660 pounds.",
                "It has 3 lamps, Three in all.",
                "It is 40,5 or 40.50 metres high.",
                "5,000,000 people saw it, five million.",
                "Of the soldiers, 25 saw it.",
                "One may see the light.",
                "Soldiers of the U.S. Army saw it.",
                "1. It is high.\n2. Agnes Thorburn lit it.",
                "Visitors were impressed.",
                ""
            })
    void areHeldByASourceHoweverTheyAreWritten(String sentence) {
        assertThat(facts.statedBy(sentence).isIn(facts.in(SOURCE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Agnes Thornburn lit it.",
                "Anna Thorburn lit it.",
                "According to Dr. Keller it is high.",
                "It stands near Berlin.",
                "NASA paid for it.",
                "It was lit in 1898.",
                "It was lit on 13 March 1889.",
                "It was lit on 12 April 1889.",
                "It was lit on 1889-04-12.",
                "The lamp was lit in May.",
                "She earned 1,350 pounds.",
                "She earned 12.50 pounds.",
                "She earned 1,250,000 pounds.",
                "It has four lamps.",
                "It is 45 metres high.",
                "5 billion people saw it.",
                "Of the soldiers, thirty-five saw it."
            })
    void areNotHeldBySomethingElse(String sentence) {
        assertThat(facts.statedBy(sentence).isIn(facts.in(SOURCE))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            人口は1,234人です。                       ; 人口は1234人です。            ; true
            人口は1,234人です。                       ; 人口は1235人です。            ; false
            Der Turm wurde von Maria Keller gebaut. ; Die Bauherrin ist die Ingenieurin Maria Keller. ; true
            Der Turm wurde von Maria Keller gebaut. ; Die Bauherrin ist die Ingenieurin Marta Keller. ; false
            Er kostete 3,5 Millionen Mark.          ; Der Preis war 3.500.000 Mark. ; true
            Llueven 5 milímetros.                   ; Son 5 milímetros.             ; true
            Llueven 5 milímetros.                   ; Son 5000.                     ; false
            Items 3,4,5 apply.                      ; Items 3, 4 and 5 apply.       ; true
            Founded in the 1990s.                   ; It is of the 1980s.           ; false
            It is shown on Holyrood.tv.Perth too.   ; Holyrood and Perth show it.   ; true
            1,00,000 rupees                         ; It costs 100000 rupees.       ; true
            """)
    void areReadInOtherLanguagesToo(String source, String sentence, boolean held) {
        assertThat(facts.statedBy(sentence).isIn(facts.in(source))).isEqualTo(held);
    }

    @Test
    void areThereOnlyWhereSomethingCanBeLookedUp() {
        assertThat(facts.statedBy("That is all I know.").isEmpty()).isTrue();
        assertThat(facts.statedBy("However, nobody may tell.").isEmpty()).isTrue();
        assertThat(facts.statedBy("It was in 1889.").isEmpty()).isFalse();
        assertThat(facts.statedBy("It was Thorburn.").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "000",
                "1..2",
                "1,",
                "9999999999999999999999999",
                "1-2-3",
                "99.99.9999",
                "0000-00-00",
                "\uD83D 5 \uDC00",
                "1 000 000 000 000 000 000",
                "1.2.3.4",
                "٣٫٥",
                "½",
                "10²",
                "5 million million",
                "١/٢/٢٠٢٠"
            })
    void holdTheVeryTextThatTheyAreOf(String text) {
        assertThat(facts.statedBy(text).isIn(facts.in(text))).isTrue();
    }

    @Test
    void areReadInHostileTextsToo() {
        for (var text : List.of(
                "1,".repeat(3000),
                "1,000".repeat(3000),
                "1 000 ".repeat(3000),
                "A b-".repeat(3000),
                "9".repeat(9000))) {
            assertThat(facts.statedBy(text).isIn(facts.in(text))).isTrue();
        }
    }
}
