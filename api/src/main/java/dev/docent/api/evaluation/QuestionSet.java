package dev.docent.api.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What an evaluation asks. Kept beside it, since a list of evaluations needs none of it.
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

    /** The questions, in the order in which they are asked. */
    record Items(List<GoldenQuestion> items) implements NestedValue {

        private static final JsonMapper JSON = new JsonMapper();

        Items {
            items = List.copyOf(items);
        }

        /** {@return what tells these questions with their expectations from others: a SHA-256, in lower-case hex} */
        String fingerprint() {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                return HexFormat.of().formatHex(digest.digest(JSON.writeValueAsBytes(items)));
            } catch (NoSuchAlgorithmException | JsonProcessingException everyPlatformCanDoIt) {
                throw new IllegalStateException(everyPlatformCanDoIt);
            }
        }
    }
}
