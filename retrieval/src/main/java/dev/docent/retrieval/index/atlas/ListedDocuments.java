package dev.docent.retrieval.index.atlas;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.docent.retrieval.index.atlas.DocumentRecords.Listed;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents as they are listed for who looks for such that nothing else knows of: those that are not removed, and of the
 * removed ones those that have passages all the same, which a writer brought that was slow and died.
 */
record ListedDocuments(MongoCollection<Document> passages, DocumentRecords records) {

    /** {@return those after the last one, by owner and id, at most so many} */
    List<DocumentRef> after(@Nullable DocumentRef last, int limit) {
        var listed = new ArrayList<DocumentRef>();
        var page = records.after(last, limit);
        while (!page.isEmpty() && listed.size() < limit) {
            var left = left(page);
            page.stream()
                    .filter(each -> !each.isGone() || left.contains(each.document()))
                    .forEach(each -> listed.add(each.document()));
            page = records.after(page.getLast().document(), limit);
        }
        return listed.size() > limit ? List.copyOf(listed.subList(0, limit)) : listed;
    }

    /** {@return the removed ones that have passages} */
    private Set<DocumentRef> left(List<Listed> page) {
        var left = new HashSet<DocumentRef>();
        page.stream()
                .filter(Listed::isGone)
                .map(Listed::document)
                .collect(groupingBy(DocumentRef::owner, mapping(DocumentRef::id, toList())))
                .forEach((owner, documents) -> passages.distinct(
                                PassageDocuments.DOCUMENT,
                                Filters.and(
                                        Filters.eq(PassageDocuments.OWNER, owner),
                                        Filters.in(PassageDocuments.DOCUMENT, documents)),
                                String.class)
                        .forEach(document -> left.add(new DocumentRef(owner, document))));
        return left;
    }
}
