package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.answering.AnsweringProperties.Kind;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.answering.Unsupported;
import dev.docent.retrieval.answering.computed.ComputedAnswers;
import dev.docent.retrieval.answering.table.WholeTables;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.onnx.LocalModel;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.runtime.Steps;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions in the language of the passages, whose words have other forms there. */
class LanguagesTest {

    private final StoredDocuments documents = new StoredDocuments();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Das Dorf liegt am Wasser. Die alten Häuser gehören der Stadt. Der Garten ist groß. | Wem gehört das alte Haus? | Die alten Häuser gehören der Stadt.",
                "es | El pueblo es pequeño. Las casas fueron construidas por Gómez. El jardín es grande. | ¿Quién construyó la casa? | Las casas fueron construidas por Gómez.",
                "fr | Le village est petit. Les chevaux appartiennent à Dupont. Le jardin est grand. | À qui est le cheval ? | Les chevaux appartiennent à Dupont.",
                "ru | Деревня маленькая. Дома построил Иванов. Сад большой. | Кто построил этот дом? | Дома построил Иванов.",
                "ar | القرية صغيرة. هل هي كبيرة؟ المدارس والبيوت قديمة. المهندسون يسكنون هنا. الحديقة كبيرة. | أين يسكن المهندس؟ | المهندسون يسكنون هنا.",
                "zh | 村庄很小。花园很大吗？北京的人口有两千万！树很高。 | 北京有多少人口？ | 北京的人口有两千万！"
            })
    void areAnsweredByTheSentenceThatHasTheWordsInOtherForms(
            String language, String text, String question, String sentence) {
        var answer = composer()
                .compose(new Question(StoredDocuments.SCOPE, question, List.of()), List.of(hit(language, text)));

        assertThat(answer.citations().getFirst().quote()).startsWith(sentence);
    }

    @Test
    void areCoveredByThePassagesOfEachLanguage() {
        var passages = Sentences.of(hit("de", "Die Häuser sind alt."), hit("en", "The castles are old."));

        var terms = Sentences.terms("Welches Haus ist alt?", passages);

        assertThat(terms.coveredBy(passages.getFirst().getFirst().terms())).isEqualTo(1, within(1e-9));
        assertThat(terms.coveredBy(passages.getLast().getFirst().terms())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ما هي المدينة؟", "这是什么？", "What is it?"})
    void tellAQuestionByItsMark(String text) {
        assertThat(Sentences.of(hit("en", text)).getFirst().getFirst().asks()).isTrue();
    }

    private PassageHit hit(String language, String text) {
        return StoredDocuments.hit(StoredDocuments.inLanguage(language, documents.store(language, text)), 1, 0.8);
    }

    private ExtractiveAnswerComposer composer() {
        return new ExtractiveAnswerComposer(
                documents,
                text -> 1,
                Optional.of(LocalModel.tokenVectors()),
                Optional.empty(),
                new ExtractiveAnswerProperties(0.55, new ExtractiveAnswerProperties.Needed(0, 0.3, 0.45)),
                new AnsweringProperties(Kind.EXTRACTIVE, Unsupported.MARK, Strictness.BALANCED),
                new ComputedAnswers(new WholeTables(documents.passages()), documents, ComputePool.INLINE),
                ComputePool.INLINE,
                Steps.UNOBSERVED);
    }
}
