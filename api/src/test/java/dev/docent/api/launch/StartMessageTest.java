package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.storage.objects.ObjectStoreInUse;
import dev.docent.storage.records.RecordStoreInUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class StartMessageTest {

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final MockEnvironment settings = new MockEnvironment().withProperty("docent.data", "data");

    @Test
    void namesTheModelThatReranks() {
        beans.addBean("reranker", new NoReranker());
        settings.withProperty("docent.reranking.because", "docent.reranking.model-folder is set");

        assertThat(table())
                .containsPattern(
                        "reranking +\\| the best 7, minilm/model.onnx +\\| docent.reranking.model-folder is set");
    }

    @Test
    void saysThatNothingReranks() {
        assertThat(table()).containsPattern("reranking +\\| nothing +\\| the default");
    }

    @Test
    void saysWhereObjectsAreAndWhichSettingChoseThat() {
        settings.withProperty("docent.objects.because", "S3_BUCKET is set");

        assertThat(table()).containsPattern("objects +\\| S3, documents in eu-west-1 +\\| S3_BUCKET is set");
    }

    @Test
    void saysWhereRecordsAreAndWhichSettingChoseThat() {
        settings.withProperty("docent.records.because", "MONGO_URI is set");

        assertThat(table()).containsPattern("records +\\| MongoDB, database docent +\\| MONGO_URI is set");
    }

    @Test
    void saysWherePassagesAreAndWhy() {
        assertThat(table()).containsPattern("index +\\| Lucene in data/index +\\| the default");
        settings.withProperty("docent.index.kind", "lucene")
                .withProperty("docent.index.because", "the server in MONGO_URI has no search");
        assertThat(table())
                .containsPattern("index +\\| Lucene in data/index +\\| the server in MONGO_URI has no search");
        settings.withProperty("docent.index.kind", "atlas").withProperty("docent.index.because", "MONGO_URI is set");
        assertThat(table()).containsPattern("index +\\| MongoDB, with its search +\\| MONGO_URI is set");
    }

    @Test
    void saysWhetherParsersAreConfined() {
        assertThat(table())
                .containsPattern("parsing +\\| worker processes, not in a sandbox +\\| docent.parsing.sandbox is off");
    }

    private String table() {
        return new StartMessage(
                        settings,
                        new RecordStoreInUse("mongodb", "MongoDB, database docent", true),
                        new ObjectStoreInUse("S3, documents in eu-west-1"),
                        StartTest.NO_SANDBOX,
                        new Embeddings(new StartTest.NoModel(), "a model"),
                        beans.getBeanProvider(ServingGeneration.class),
                        beans.getBeanProvider(Reranker.class),
                        new StartTest.NoAnswers(),
                        List.of())
                .table();
    }

    private record NoReranker() implements Reranker {
        @Override
        public List<Double> scores(String question, List<Passage> passages) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int depth() {
            return 7;
        }

        @Override
        public String name() {
            return "minilm/model.onnx";
        }
    }
}
