package dev.docent.api.conversation.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.CountOptions;
import dev.docent.api.conversation.text.SearchWords;
import dev.docent.storage.records.OffsetPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;

/** An index has each word of a message as a key behind its owner, since a server without Atlas has no better one. */
final class MessageOperationsInMongodb implements MessageOperations {

    private static final String WORDS = "words.items";

    private final MongoOperations records;

    MessageOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public List<MessageTree.Node> nodes(String owner, String conversation) {
        return Objects.requireNonNull(records.execute(
                Message.class,
                messages -> messages.find(and(eq("owner", owner), eq("conversation", conversation)))
                        .projection(include("parent"))
                        .sort(ascending("_id"))
                        .map(stored -> new MessageTree.Node(stored.getString("_id"), stored.getString("parent")))
                        .into(new ArrayList<>())));
    }

    @Override
    public void deleteOf(String owner) {
        records.execute(Message.class, messages -> messages.deleteMany(eq("owner", owner)));
    }

    @Override
    public Page<String> search(String owner, SearchWords words, int limit, long offset) {
        var matches = matches(owner, words);
        var page = new OffsetPage(limit, offset, Sort.unsorted());
        var ids = records.execute(
                Message.class,
                messages -> messages.find(matches)
                        .projection(include("_id"))
                        .sort(descending("_id"))
                        .skip((int) offset)
                        .limit(limit)
                        .map((Document stored) -> stored.getString("_id"))
                        .into(new ArrayList<String>()));
        var total = records.execute(
                Message.class, messages -> messages.countDocuments(matches, new CountOptions().limit(MOST_COUNTED)));
        return new PageImpl<>(Objects.requireNonNull(ids), page, Objects.requireNonNull(total));
    }

    private static Bson matches(String owner, SearchWords words) {
        var all = new ArrayList<Bson>();
        all.add(eq("owner", owner));
        words.items().forEach(word -> all.add(eq(WORDS, word)));
        return and(all);
    }
}
