package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Who is the mayor of Oslo?          | The documents do not hold an answer to this question.
        Wer ist der Bürgermeister?         | Die Dokumente enthalten keine Antwort auf diese Frage.
        Was kostet ein Parkplatz in Köln?  | Die Dokumente enthalten keine Antwort auf diese Frage.
        Quel est le nom du maire ?         | Les documents ne contiennent pas de réponse à cette question.
        ¿Cuánto cuesta la matrícula?       | Los documentos no contienen ninguna respuesta a esta pregunta.
        Как зовут мэра?                    | В документах нет ответа на этот вопрос.
        ما هو اسم رئيس البلدية؟            | لا تحتوي المستندات على إجابة عن هذا السؤال.
        市长是谁？                          | 文档中没有这个问题的答案。
        市長は誰ですか？                     | 文書にはこの質問への答えがありません。
        시장은 누구입니까?                   | 문서에 이 질문에 대한 답이 없습니다.
        Oslo 2024                          | The documents do not hold an answer to this question.
        """)
    void speaksTheLanguageOfTheQuestion(String question, String refusal) {
        assertThat(Refusal.of(question)).isEqualTo(refusal);
        assertThat(Refusal.is(refusal)).isTrue();
        assertThat(Refusal.is(question)).isFalse();
    }
}
