package dev.docent.retrieval.index.atlas;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static dev.docent.retrieval.index.Passages.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import dev.docent.retrieval.index.atlas.filter.AllowedFilterConverter;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.filter.FilterExpressionBuilder;
import org.springframework.ai.vectorstore.mongodb.atlas.MongoDBAtlasVectorStore;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Spring AI's own store reads our collection, by our index and our converter: whoever has it can go on with what is there. */
class SpringAiStoreTest {

    @Test
    void findsOurPassages() {
        try (var index = new OpenedIndex(AtlasStandIn.start(), Fusion.RANKS);
                var client = MongoClients.create(index.standIn().uri())) {
            index.replace(
                    new DocumentRef(OWNER, "sea"), List.of(passage(source(OWNER, BASE, "sea"), 0, "Waves", 1, 0, 0)));
            index.replace(
                    new DocumentRef("bob", "sea"),
                    List.of(passage(source("bob", BASE, "sea"), 0, "His waves", 1, 0, 0)));
            var store = MongoDBAtlasVectorStore.builder(
                            new MongoTemplate(client, OpenedIndex.DATABASE), new OneVector())
                    .collectionName(OpenedIndex.COLLECTION)
                    .vectorIndexName("passages_vectors_v1")
                    .filterExpressionConverter(new AllowedFilterConverter())
                    .build();

            var found = store.similaritySearch(SearchRequest.builder()
                    .query("waves")
                    .filterExpression(
                            new FilterExpressionBuilder().eq("owner", OWNER).build())
                    .build());

            assertThat(found).extracting(Document::getText).containsExactly("Waves");
        }
    }

    private static final class OneVector implements EmbeddingModel {
        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            return new EmbeddingResponse(List.of(new Embedding(Passages.unit(1, 0, 0), 0)));
        }

        @Override
        public float[] embed(Document document) {
            return Passages.unit(1, 0, 0);
        }
    }
}
