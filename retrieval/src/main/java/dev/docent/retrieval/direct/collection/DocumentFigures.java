package dev.docent.retrieval.direct.collection;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import dev.docent.retrieval.direct.collection.CollectionQuestion.Kind;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Says which documents are the largest, longest or oldest, and how many pages there are. */
record DocumentFigures(CollectionRecords stored) {

    /** Documents that were uploaded together arrive within this time. */
    private static final Duration UPLOAD = Duration.ofMinutes(10);

    private static final int MOST_LISTED = 5;
    private static final double KILO = 1000;

    /** {@return the time at which the last upload began; the epoch without documents} */
    Instant lastUpload(Scope scope, DocumentSelection selection) {
        return stored.newest(scope, selection, 1).stream()
                .findFirst()
                .map(last -> last.createdAt().minus(UPLOAD))
                .orElse(Instant.EPOCH);
    }

    /** {@return which document it is, with its size} @param cite the name of a document with its citation */
    String superlative(Scope scope, CollectionQuestion asked, Function<ListedDocument, String> cite) {
        var order = DocumentOrder.valueOf(asked.kind().name());
        var first = stored.find(scope, asked.selection(), order, 1).getFirst();
        // Without pages, the longest is not known
        var kind = asked.kind() == Kind.LONGEST && first.pages() == null ? Kind.LARGEST : asked.kind();
        var document = kind == asked.kind()
                ? first
                : stored.find(scope, asked.selection(), DocumentOrder.LARGEST, 1)
                        .getFirst();
        return asked.voice()
                .say(
                        kind.name().toLowerCase(Locale.ROOT),
                        cite.apply(document),
                        figures(asked.voice(), document, kind));
    }

    private static String figures(CollectionVoice voice, ListedDocument document, Kind kind) {
        if (kind == Kind.OLDEST) {
            return document.createdAt().toString().substring(0, 10);
        }
        var size = size(voice.book().language(), document.size());
        var pages = document.pages();
        return pages == null ? size : size + ", " + voice.say("page", pages);
    }

    private static String size(String language, long bytes) {
        var locale = ULocale.forLanguageTag(language);
        var number = NumberFormat.getInstance(locale);
        number.setMaximumFractionDigits(1);
        var measure = bytes < KILO
                ? new Measure(bytes, MeasureUnit.BYTE)
                : bytes < KILO * KILO
                        ? new Measure(bytes / KILO, MeasureUnit.KILOBYTE)
                        : new Measure(bytes / (KILO * KILO), MeasureUnit.MEGABYTE);
        return MeasureFormat.getInstance(locale, FormatWidth.SHORT, number).format(measure);
    }

    /** {@return the number of pages, and the documents with most of them} @param cite the name of a document with its citation */
    String pages(
            Scope scope, CollectionQuestion asked, List<DocumentGroup> groups, Function<ListedDocument, String> cite) {
        var longest = stored.find(scope, asked.selection(), DocumentOrder.LONGEST, MOST_LISTED).stream()
                .filter(each -> each.pages() != null)
                .map(each -> cite.apply(each) + " (" + each.pages() + ")")
                .toList();
        var sum = groups.stream().mapToLong(DocumentGroup::pages).sum();
        return sum == 0
                ? asked.voice().say("unpaged")
                : asked.voice().say("pages", sum, longest.size(), asked.voice().list(longest));
    }
}
