package dev.docent.retrieval.direct.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryQuestionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            What is the lease about?                                 | the lease
            What was the cattle study about and what did it find?    | the cattle study
            what's "handbook.docx" about                             | handbook.docx
            Can you tell me what this document is about?             | this document
            Can you sum up the post on the moon for me?              | the post on the moon
            Please summarise the lease briefly                       | the lease
            give me a short summary of the lease, please             | the lease
            tl;dr of the report?                                     | the report
            What is the main topic of the letter?                    | the letter
            Worum geht es in dem Brief der Nordkap?                  | dem Brief der Nordkap
            Fass mir bitte die Hausordnung kurz zusammen             | die Hausordnung
            Können Sie den Vertrag zusammenfassen?                   | den Vertrag
            De quoi parle le règlement ?                             | le règlement
            Résume-moi la lettre                                     | la lettre
            ¿De qué trata la carta del colegio?                      | la carta del colegio
            Hazme un resumen del informe                             | informe
            О чём отчёт?                                             | отчёт
            이슈 제7호는 무엇에 관한 글인가요?                          | 이슈 제7호
            请总结一下合同                                            | 合同
            """)
    void namesTheDocument(String question, String document) {
        assertThat(SummaryQuestion.document(question)).contains(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What was Warner correct about?",
                "What does the lease say about pets?",
                "What is the rent?",
                "Who wrote about the moon?",
                "What does the insurance cover?",
                "How do I sum up a column?",
                "Worum handelt es sich?",
                "De quoi ai-je besoin ?",
            })
    void leavesOtherQuestions(String question) {
        assertThat(SummaryQuestion.document(question)).isEmpty();
    }
}
