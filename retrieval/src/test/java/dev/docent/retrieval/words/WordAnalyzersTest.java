package dev.docent.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordAnalyzersTest {

    private final WordAnalyzers analyzers = new WordAnalyzers();

    /** The form in the document, and the form in the question. */
    @ParameterizedTest
    @CsvSource({
        "en, houses, house",
        "de, Haus, Häuser",
        "de, Häusern, Haus",
        "de, HÄUSER, haeuser",
        "de, Straße, Strassen",
        "de, gebaute, gebaut",
        "de, Kündigungen, Kündigung",
        "de, wohnten, wohnte",
        "de, Weg, Wege",
        "es, casa, casas",
        "es, ciudades, ciudad",
        "es, ciudad, ciudades",
        "es, construida, construyó",
        "es, habitación, habitaciones",
        "es, habitación, habitacion",
        "es, vivía, vivio",
        "es, ríos, río",
        "es, lápices, lapiz",
        "es, estados, estado",
        "fr, maison, maisons",
        "fr, chevaux, cheval",
        "fr, construites, construit",
        "fr, écoles, ecole",
        "fr, universités, universite",
        "fr, L'école, école",
        "fr, l’œuvre, oeuvres",
        "fr, habitait, habite",
        "ru, дома, домов",
        "ru, построен, построили",
        "ru, книгами, книга",
        "ru, звёзды, звезда",
        "ru, люди и жизнь, жизни",
        "ar, المدرسة, مدرسة",
        "ar, والكتاب, كتاب",
        "ar, المهندسون, مهندس",
        "ar, إِسْلَام, اسلام",
        "ar, ٢٠٢٠, 2020",
        "zh, 北京大学, 北京",
        "it, città, citta"
    })
    void findsAWordInAnotherForm(String language, String text, String question) {
        var asked = asked(question, TextLanguage.of(language));

        assertThat(asked).singleElement().matches(word -> word.isIn(in(language, text)));
    }

    @ParameterizedTest
    @CsvSource({
        "de, Wer hat das Haus nicht gebaut und warum?, haus gebaut",
        "es, ¿Quién y dónde construyó la casa?, constru cas",
        "fr, Où est la maison et qui l'a construite ?, maison construit",
        "ru, Кто и где построил этот дом?, постро дом",
        "ar, أين هو البيت متى كان ذلك؟, بيت"
    })
    void omitsStopWords(String language, String text, String left) {
        assertThat(analyzers.of(language).terms(text, 20)).containsExactly(left.split(" "));
    }

    @Test
    void analyzesUnknownLanguagesAsEnglish() {
        var english = new WordAnalyzer();
        for (var language : new String[] {null, "en", "zh", "ja", "it", "pt", "uk", "fa", "", "?", "deu"}) {
            assertThat(analyzers.of(language).terms("The running houses 北京大学 città", 20))
                    .isEqualTo(english.terms("The running houses 北京大学 città", 20));
        }
    }

    @ParameterizedTest
    @CsvSource({"DE, GERMAN", "de-AT, GERMAN", "es_MX, SPANISH", "zh-CN, ENGLISH"})
    void ignoresTheCountryOfALanguage(String code, TextLanguage language) {
        assertThat(TextLanguage.of(code)).isEqualTo(language);
    }

    @Test
    void hasOneFormOfEachWordForEnglishTexts() {
        var question = "Who built the houses, and when did the house burn?";

        assertThat(asked(question, TextLanguage.ENGLISH))
                .containsExactly(
                        new QueryWord("Who", List.of("who"), true),
                        new QueryWord("built", List.of("built"), false),
                        new QueryWord("houses", List.of("hous"), false),
                        new QueryWord("when", List.of("when"), true),
                        new QueryWord("did", List.of("did"), true),
                        new QueryWord("burn", List.of("burn"), false));
        assertThat(asked(question, TextLanguage.ENGLISH).stream().flatMap(word -> word.forms().stream()))
                .containsExactlyElementsOf(new WordAnalyzer().terms(question, 64));
    }

    @Test
    void hasTheFormsOfEachLanguageForTextsInSeveral() {
        assertThat(asked("Häuser in Berlin", TextLanguage.ENGLISH, TextLanguage.GERMAN))
                .containsExactly(
                        new QueryWord("Häuser", List.of("hauser", "haus"), false),
                        new QueryWord("Berlin", List.of("berlin"), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Welche Häuser wurden im Dorf gebaut?; Häuser Dorf gebaut",
                "Wer war der erste Mieter?; erste Mieter",
                "What caused the war?; caused war",
                "When did the hunters die?; hunters die",
                "Vietnam war; Vietnam war",
                "sea level era; sea level era",
                "¿Cuántas habitaciones tiene la casa?; habitaciones casa",
                "¿Cuando fue construida?; construida",
                "Où est né le peintre ?; né peintre",
                "Quelle est la durée du contrat ?; durée contrat",
                "Кто построил эти дома?; построил дома",
                "من بنى هذه المدارس؟; بنى المدارس",
                "Berlin 1989; Berlin 1989"
            })
    void recognizesContentWordsInEveryLanguage(String question, String words) {
        assertThat(content(asked(question, TextLanguage.values())))
                .extracting(QueryWord::written)
                .containsExactly(words.split(" "));
    }

    @Test
    void omitsFunctionWordsOfTheQuestionInOtherLanguages() {
        assertThat(asked("the dog", TextLanguage.GERMAN, TextLanguage.FRENCH))
                .extracting(QueryWord::written)
                .containsExactly("dog");
        assertThat(asked("die Katze und der Hund", TextLanguage.ENGLISH))
                .as("an index of English alone is asked as ever")
                .extracting(QueryWord::written)
                .containsExactly("die", "Katze", "und", "der", "Hund");
    }

    @ParameterizedTest
    @CsvSource({"北京的人口是多少？, 北京 人口", "北京是什么？, 北京", "谁是中国的总统？, 中国 总统", "猫吃什么？, 猫吃", "合同的目的是什么？, 合同 目的"})
    void omitsChineseInterrogatives(String question, String words) {
        assertThat(content(asked(question, TextLanguage.ENGLISH)))
                .extracting(QueryWord::written)
                .containsExactly(words.split(" "));
    }

    @Test
    void joinsWordsWithACommonForm() {
        var asked = asked("Haus oder Häuser?", TextLanguage.ENGLISH, TextLanguage.GERMAN);

        assertThat(asked).singleElement().extracting(QueryWord::written).isEqualTo("Haus");
        assertThat(asked.getFirst().forms()).containsExactlyInAnyOrder("hau", "haus", "hauser");
    }

    @Test
    void stopsAtTheLimitOfForms() {
        var question = String.join(
                " ",
                Stream.iterate(1, i -> i < 500, i -> i + 1)
                        .map(i -> "Häuser" + (char) (0x4e00 + i) + "lichkeiten" + i)
                        .toList());

        for (var limit : new int[] {1, 2, 7, 256}) {
            var forms = analyzers.queryWords(question, EnumSet.allOf(TextLanguage.class), limit).stream()
                    .flatMap(word -> word.forms().stream())
                    .toList();
            assertThat(forms).hasSizeLessThanOrEqualTo(limit).doesNotHaveDuplicates();
        }
    }

    private List<QueryWord> asked(String question, TextLanguage... languages) {
        return analyzers.queryWords(question, Set.of(languages), 64);
    }

    private static List<QueryWord> content(Collection<QueryWord> words) {
        return words.stream().filter(word -> !word.asks()).toList();
    }

    private Set<String> in(String language, String text) {
        return new HashSet<>(analyzers.of(language).terms(text, 100));
    }
}
