package dev.docent.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceBreaksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "en # The lease starts on 1 March. It ends on 2 May. # 2",
                "en # Dr. Kern saw No. 5 at 3.5 p.m. on Fri. 2 Jan. 2026. She left. # 2",
                "en # He loves art. She does not. # 2",
                "en # See Fig. 3 and pp. 4 to 5 of J. R. Hill et al. Later more. # 1",
                "de # Der Vertrag beginnt am 1. April 2026. Er endet zum 31. Dezember 2027. # 2",
                "de # Nach § 5 Abs. 2 Satz 1 gilt dies. Mehr nicht. # 2",
                "de # Die Miete beträgt ca. 900 Euro inkl. Nebenkosten und zzgl. Strom. Ende. # 2",
                "de # Tiere, z. B. Hunde, d. h. Alle Arten, u. a. Katzen, sind erlaubt. Ja. # 2",
                "de # Dr. med. Anna Kern wohnt im 2. Stock. Sie zahlt 3 Mio. Euro. # 2",
                "de # Jeden 1. Montag kommt die Müllabfuhr. Im 18. Jahrhundert nicht. # 2",
                "de # Siehe Art. 5 und S. 12 Absatz 3. Danach mehr. # 2",
                "de # Am 3. und 4. Mai ist um 9.30 Uhr Schluss. Der Rest folgt. # 2",
                "fr # M. Dupont et Mme. Martin habitent ici. Ils partent le 1er mai. # 2",
                "fr # Voir art. 5 et p. 12 du règlement. Tél. 01 23 45. # 2",
                "fr # Les animaux, p. ex. Les chiens, sont admis. Oui. # 2",
                "es # El Sr. López y Dña. Ana viven en la Avda. Mayor núm. 5. Pagan 3 euros. # 2",
                "es # Vive en EE. UU. desde 2020 y paga, p. ej. Luz. Bien. # 2",
                "es # Véase art. 5 y pág. 3 del contrato. Gracias. # 2",
                "ru # Он живёт в г. Москва на ул. Ленина, д. 5. Потом уехал. # 2",
                "ru # Это было в 2020 г. Потом он уехал, т. е. Исчез. # 2",
                "ru # См. рис. 2 и стр. 5 отчёта. Конец. # 2",
                "ar # وصل د. أحمد إلى المدينة. ثم غادر. # 2",
            })
    void endNeitherInDatesNorInAbbreviationsOfTheStemmedLanguages(String language, String text, int sentences) {
        assertThat(SentenceBreaks.ends(text)).as(language).hasSize(sentences);
    }

    @Test
    void followSentences() {
        assertThat(sentences("It rained. Did it stop? No! We left."))
                .containsExactly("It rained. ", "Did it stop? ", "No! ", "We left.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dr. Grace Hopper met Prof. Aiken in the U.S. Navy.",
                "Payments, e.g. Those by card, are free.",
                "See Fig. 3 and Sec. Two of Vol. IV for it.",
                "J. R. R. Tolkien and C. S. Lewis were friends.",
                "The mast is 3.14 metres high and costs $1,299.50 today.",
                "Lovelace et al. Wrote it on Oct. 3 in St. Ives.",
                "Der Bericht von Hr. Schmidt steht in Abs. 4 bzw. Nr. 7.",
                "Ab dem 1. März 2025 beträgt Ihr Abschlag 76 Euro.",
                "Die Frist endet am 3. Oktober um 12 Uhr.",
                "Frau Yilmaz wohnt im 2. Obergeschoss links.",
                "Release 2.0.1 is at www.example.org/a.b and works."
            })
    void areNotInsideASentence(String sentence) {
        assertThat(sentences(sentence)).containsExactly(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is a hospital.",
                "They sailed to Africa.",
                "He repaired the ship.",
                "She teaches music.",
                "He works at NASA.",
                "Nothing of it was public.",
                "They met on Sunday (at noon)."
            })
    void followWordsThatEndLikeAnAbbreviation(String sentence) {
        assertThat(sentences(sentence + " Then we left.")).containsExactly(sentence + " ", "Then we left.");
    }

    @Test
    void followNumbersThatCountNothing() {
        assertThat(sentences("It ended in chapter 13. The next began.")).hasSize(2);
        assertThat(sentences("Wir trafen uns um 12. Danach regnete es.")).hasSize(2);
    }

    @Test
    void followALineThatEndsInAnAbbreviation() {
        assertThat(sentences("Made by Acme Inc.\nThe box is blue."))
                .containsExactly("Made by Acme Inc.\n", "The box is blue.");
    }

    @Test
    void areNoneInAnEmptyText() {
        assertThat(SentenceBreaks.ends("")).isEmpty();
    }

    @Test
    void followTheTextThatEndsInAnAbbreviation() {
        assertThat(SentenceBreaks.ends("It rained. Dr. Who left. So did the Rev."))
                .containsExactly(11, 25, 40);
    }

    @Test
    void followAClosingQuotationMark() {
        assertThat(sentences("She said “Come in.” He came. (They sat.) Then it began."))
                .containsExactly("She said “Come in.” ", "He came. ", "(They sat.) ", "Then it began.");
    }

    @Test
    void followTheFullStopsOfOtherScripts() {
        assertThat(sentences("東京は首都です。人口は多い。")).containsExactly("東京は首都です。", "人口は多い。");
    }

    @Test
    void countBeyondTheBasicPlane() {
        assertThat(sentences("🐳🐳 swim. 𝒜 is a letter.")).containsExactly("🐳🐳 swim. ", "𝒜 is a letter.");
    }

    @Test
    void areIndependentInEachThread() throws Exception {
        var texts = Stream.iterate(1, i -> i + 1)
                .limit(100)
                .map("Dr. Who waits. "::repeat)
                .toList();
        List<Callable<List<String>>> calls = texts.stream()
                .<Callable<List<String>>>map(text -> () -> sentences(text))
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var found = threads.invokeAll(calls).stream().map(Future::resultNow).toList();

            assertThat(found)
                    .extracting(List::size)
                    .containsExactlyElementsOf(
                            Stream.iterate(1, i -> i + 1).limit(100).toList());
        }
    }

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        int from = 0;
        for (int to : SentenceBreaks.ends(text)) {
            sentences.add(text.substring(from, to));
            from = to;
        }
        return sentences;
    }
}
