package dev.docent.api.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The questions of an evaluation. A record of its own, since lists of evaluations do not need them.
 *
 * @param id of the evaluation
 * @param owner id of the account
 */
@Aggregate("evaluation_questions")
record QuestionSet(
        @Id String id, @Version @Nullable Long version, String owner, String knowledgeBase, Items questions) {

    static QuestionSet of(Evaluation evaluation, Items questions) {
        return new QuestionSet(evaluation.id(), null, evaluation.owner(), evaluation.knowledgeBase(), questions);
    }

    /** The questions in the order they are asked. */
    record Items(List<GoldenQuestion> items) implements NestedValue {

        private static final JsonMapper JSON = new JsonMapper();

        Items {
            items = List.copyOf(items);
        }

        /** {@return the SHA-256 of the questions and their expectations, in lower-case hex} */
        String fingerprint() {
            try {
                return DigestUtils.sha256Hex(JSON.writeValueAsBytes(items));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
