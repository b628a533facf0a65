package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Answer.Usage;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.direct.DirectAnswer;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers questions about the collection from the records of its documents, and those for documents about a topic from the
 * search. Each document is cited by its first sentence, or by the sentence about the topic.
 */
@Component
@Order(2)
final class CollectionAnswer implements DirectAnswer {

    private static final int MOST_LISTED = 12;
    private static final int MOST_NEWEST = 5;
    private static final int MOST_EXAMPLES = 3;
    private static final int MOST_GROUPS = 8;

    private final ObjectProvider<CollectionRecords> records;
    private final TopicDocuments topics;
    private final PassageIndex index;
    private final CitationCheck check;
    private final SupportingSentence sentences;
    private final TokenCounter tokens;
    private final Clock clock;

    /** @param records without them, questions about the collection are searched like others */
    CollectionAnswer(
            ObjectProvider<CollectionRecords> records,
            TopicDocuments topics,
            PassageIndex index,
            SourceTexts texts,
            SupportingSentence sentences,
            TokenCounter tokens,
            ObjectProvider<Clock> clock) {
        this.records = records;
        this.topics = topics;
        this.index = index;
        this.check = new CitationCheck(texts);
        this.sentences = sentences;
        this.tokens = tokens;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Override
    public Optional<Answer> answer(Question question) {
        var stored = records.getIfAvailable();
        var persona = question.persona();
        return stored == null || persona != null && !persona.listsDocuments()
                ? Optional.empty()
                : CollectionQuestions.read(question.text(), LocalDate.now(clock))
                        .map(asked -> {
                            var cited = new CitedDocuments(check);
                            var text = asked.topic() == null
                                    ? listed(question.scope(), asked, stored, cited)
                                    : about(question.scope(), asked, asked.topic(), cited);
                            return answer(question, text, cited);
                        });
    }

    private Answer answer(Question question, String text, CitedDocuments cited) {
        var usage = new Usage(Usage.EXTRACTIVE, tokens.count(question.text()), tokens.count(text));
        var citations = cited.citations();
        return new Answer(text, !citations.isEmpty(), citations, usage, null, Completion.WHOLE);
    }

    private String about(Scope scope, CollectionQuestion asked, String topic, CitedDocuments cited) {
        var found = topics.find(scope, topic, asked.selection());
        if (found.isEmpty()) {
            return asked.voice().say(asked.asksWhether() ? "no" : "none");
        }
        var names = new ArrayList<String>();
        found.stream().limit(MOST_LISTED).forEach(hit -> names.add(cite(topic, hit, cited)));
        return said("topic", asked, names, found.size());
    }

    private String cite(String topic, PassageHit hit, CitedDocuments cited) {
        var filename = hit.passage().source().filename();
        return sentences
                .find(topic, hit)
                .map(place -> cited.cite(filename, hit.passage(), place.from(), place.to()))
                .orElseGet(() -> cited.cite(filename, Optional.of(hit.passage())));
    }

    private String listed(Scope scope, CollectionQuestion asked, CollectionRecords stored, CitedDocuments cited) {
        var all = stored.groups(scope, asked.selection().since());
        var groups = all.stream().filter(asked.selection()::has).toList();
        var count = size(groups);
        var figures = new DocumentFigures(stored);
        Function<Integer, List<String>> newest = limit -> stored.newest(scope, asked.selection(), limit).stream()
                .map(each -> cited.cite(each.filename(), first(each.ref())))
                .toList();
        if (count == 0) {
            return asked.isUnrestricted()
                    ? asked.voice().say("total", 0)
                    : asked.voice().say(asked.asksWhether() ? "no" : "none");
        }
        return switch (asked.kind()) {
            case COUNT ->
                asked.isUnrestricted()
                        ? total(asked, groups, count, newest.apply(MOST_EXAMPLES))
                        : said("matching", asked, newest.apply(MOST_LISTED), count);
            case LIST ->
                said(
                        asked.asksWhether() && !asked.isUnrestricted() ? "yes" : "matching",
                        asked,
                        newest.apply(MOST_LISTED),
                        count);
            case NEWEST ->
                asked.selection().since().toEpochMilli() > 0
                        ? said("matching", asked, newest.apply(MOST_LISTED), count)
                        : newest(asked, newest.apply(MOST_NEWEST));
            case LAST_UPLOAD -> {
                var last = asked.selection().since(figures.lastUpload(scope, asked.selection()));
                var names = stored.newest(scope, last, MOST_LISTED).stream()
                        .map(each -> cited.cite(each.filename(), first(each.ref())))
                        .toList();
                yield said("matching", asked, names, count(stored.groups(scope, last.since()), last));
            }
            case OLDEST, LARGEST, SMALLEST, LONGEST ->
                figures.superlative(scope, asked, each -> cited.cite(each.filename(), first(each.ref())));
            case PAGES -> figures.pages(scope, asked, groups, each -> cited.cite(each.filename(), first(each.ref())));
            case LANGUAGES ->
                grouped(
                        "languages",
                        scope,
                        asked,
                        groups,
                        stored,
                        cited,
                        group -> asked.voice().language(group.language()));
            case FORMATS ->
                grouped(
                        "formats",
                        scope,
                        asked,
                        groups,
                        stored,
                        cited,
                        group -> asked.voice().format(group.mediaType()));
        };
    }

    private static String total(
            CollectionQuestion asked, List<DocumentGroup> groups, long count, List<String> examples) {
        var text = new StringBuilder(asked.voice().say("total", count));
        for (var state : List.of(ReadingState.FAILED, ReadingState.PENDING)) {
            var these = groups.stream()
                    .filter(group -> group.state() == state)
                    .mapToLong(DocumentGroup::documents)
                    .sum();
            if (these > 0) {
                text.append(' ').append(asked.voice().say(state.name().toLowerCase(Locale.ROOT), these));
            }
        }
        return text.append(' ').append(newest(asked, examples)).toString();
    }

    private static String newest(CollectionQuestion asked, List<String> names) {
        return asked.voice().say("newest", names.size(), asked.voice().list(names));
    }

    private static String said(String key, CollectionQuestion asked, List<String> names, long count) {
        var all = new ArrayList<>(names);
        if (count > names.size()) {
            all.add(asked.voice().say("more", count - names.size()));
        }
        return asked.voice().say(key, count, asked.voice().list(all));
    }

    /** {@return the names of the groups, largest first, each with its number and an example} */
    private String grouped(
            String key,
            Scope scope,
            CollectionQuestion asked,
            List<DocumentGroup> groups,
            CollectionRecords stored,
            CitedDocuments cited,
            Function<DocumentGroup, String> name) {
        var byName = groups.stream().collect(Collectors.groupingBy(name));
        var largest = byName.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, List<DocumentGroup>> each) -> -size(each.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_GROUPS)
                .map(each -> {
                    var example = example(scope, asked, each.getValue(), stored, cited);
                    return each.getKey() + " (" + size(each.getValue())
                            + example.map(text -> ": " + text).orElse("") + ")";
                })
                .toList();
        return asked.voice().say(key, asked.voice().list(largest));
    }

    private Optional<String> example(
            Scope scope,
            CollectionQuestion asked,
            List<DocumentGroup> groups,
            CollectionRecords stored,
            CitedDocuments cited) {
        return groups.stream()
                .filter(group -> group.mediaType() != null && group.language() != null)
                .findFirst()
                .flatMap(group -> stored
                        .newest(scope, group.selection(asked.selection().since()), 1)
                        .stream()
                        .findFirst())
                .map(each -> cited.cite(each.filename(), first(each.ref())));
    }

    private static long count(List<DocumentGroup> groups, DocumentSelection selection) {
        return size(groups.stream().filter(selection::has).toList());
    }

    private static long size(List<DocumentGroup> groups) {
        return groups.stream().mapToLong(DocumentGroup::documents).sum();
    }

    private Optional<Passage> first(DocumentRef document) {
        return index.passages(document, 0, 1).stream().findFirst();
    }
}
