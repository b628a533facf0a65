package dev.docent.ingestion.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageRecognizerTest {

    private final LanguageRecognizer languages = new LanguageRecognizer();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; The house by the lake was built in 1889 and belongs to the town.",
                "de; Das Haus am See wurde 1889 gebaut und gehört der Stadt.",
                "es; La casa del lago fue construida en 1889 y pertenece a la ciudad.",
                "fr; La maison du lac a été construite en 1889 et appartient à la ville.",
                "ru; Дом у озера был построен в 1889 году и принадлежит городу.",
                "ar; بُني المنزل المطل على البحيرة في عام 1889 وهو ملك للمدينة منذ ذلك الحين.",
                "zh; 湖边的房子建于1889年，现在属于这座城市。房子有三个房间，花园很大。",
                "ja; 湖畔の家は1889年に建てられ、現在は町の所有です。庭はとても広く、部屋は三つあります。",
                "nl; Het huis is in 1889 gebouwd of was er al veel langer, en het is van de stad.",
                "it; La casa sul lago fu costruita nel 1889 e appartiene alla città."
            })
    void detectsLanguages(String language, String text) {
        assertThat(languages.recognize(text)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "La Valentina is a Mexican drama film that was directed by Martín de Lucenay, with José Gómez and Rosa Díaz.",
                "The Jardín Botánico Clavijero is an important botanical garden in the east of the Sierra de Querétaro.",
                "He was the fifth son of José Piñera Carvallo and the brother of Magdalena Echenique Rozas de la Vega."
            })
    void detectsEnglishWithManyForeignNames(String text) {
        assertThat(languages.recognize(text)).contains("en");
    }

    @Test
    void doesNotDetectTheLanguageOfShortTexts() {
        assertThat(languages.recognize("")).isEmpty();
        assertThat(languages.recognize("Haus am See")).isEmpty();
        assertThat(languages.recognize("2021: 4210; 2022: 5876; 2023: 6120")).isEmpty();
    }
}
