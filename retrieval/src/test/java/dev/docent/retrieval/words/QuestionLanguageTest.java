package dev.docent.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; When was the house built?",
                "en; What is the Wi-Fi password?",
                "de; Wann wurde das Haus gebaut?",
                "fr; Quand est-ce que la maison a été construite ?",
                "es; ¿Cuándo fue construida la casa?",
                "it; Quando è stata costruita la casa?",
                "zh; 北京有多少学生？",
                "ja; 家はいつ建てられましたか？",
                "ar; متى بنيت المدرسة؟",
                "ru; Когда построен дом?",
                "und; როდის აშენდა სახლი?"
            })
    void isKnownByScriptOrFunctionWords(String language, String question) {
        assertThat(QuestionLanguage.of(question)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1889", "?!", "Skerry Point", "IBAN DE89"})
    void isUnknownWithoutThem(String question) {
        assertThat(QuestionLanguage.of(question)).isEmpty();
    }
}
