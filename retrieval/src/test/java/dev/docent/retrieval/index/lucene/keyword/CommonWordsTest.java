package dev.docent.retrieval.index.lucene.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.field.PassageDocument;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.filter.PassageFilter;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The terms that a keyword search uses when one is in nearly all passages. */
class CommonWordsTest {

    private static final int PASSAGES = 40;
    private static final PassageFilter SEA = PassageFilter.of(Scope.of(Passages.OWNER, "sea"), null);

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private DirectoryReader reader;

    /** The terms "quay" and "lamp" are absent from the searched knowledge base. */
    @BeforeEach
    void fill() throws IOException {
        var settings = new IndexWriterConfig(new WordAnalyzer())
                .setIndexSort(new Sort(new SortField(PassageFields.SCOPE, SortField.Type.STRING)));
        try (var writer = new IndexWriter(directory, settings)) {
            var sea = Passages.source(Passages.OWNER, "sea", "s");
            for (var ordinal = 0; ordinal < PASSAGES; ordinal++) {
                var text = ordinal == 0 ? "sea harbour beacon" : "sea";
                writer.addDocument(PassageDocument.of(Passages.passage(sea, ordinal, text, 1, 0, 0)));
            }
            var quay = Passages.source(Passages.OWNER, "quay", "q");
            writer.addDocument(PassageDocument.of(Passages.passage(quay, 0, "lamp quay", 1, 0, 0)));
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        directory.close();
    }

    @Test
    void areNotSelective() throws IOException {
        assertThat(telling("sea harbour beacon")).containsExactly("harbour", "beacon");
    }

    @Test
    void areSearchedBesideASingleSelectiveTerm() throws IOException {
        assertThat(telling("sea harbour")).hasSize(2);
        assertThat(telling("sea harbour absent")).hasSize(3);
    }

    @Test
    void areLeftOutInALargeScopeWhereTheOthersFindEnough() throws IOException {
        var others = score("harbour beacon", KeywordSearch.LARGE);

        assertThat(score("sea harbour beacon", KeywordSearch.LARGE)).isEqualTo(others);
        assertThat(score("sea harbour beacon", KeywordSearch.LARGE - 1)).isGreaterThan(others);
    }

    @Test
    void areSearchedWhereTheOthersFindTooFew() throws IOException {
        assertThat(search("sea harbour beacon", PASSAGES, KeywordSearch.LARGE).size())
                .isEqualTo(PASSAGES);
        assertThat(search("sea lamp quay", 3, KeywordSearch.LARGE).size()).isEqualTo(3);
    }

    private double score(String question, long size) throws IOException {
        var found = search(question, 1, size);
        return found.get(found.docs().getFirst());
    }

    private List<String> telling(String question) throws IOException {
        return asked(question).selective(PASSAGES).terms().stream()
                .map(each -> each.word().written())
                .toList();
    }

    private QueryTerms asked(String question) throws IOException {
        var words = new WordAnalyzers().queryWords(question, Set.of(TextLanguage.ENGLISH), QueryTerms.MAX_TERMS);
        return QueryTerms.of(searcher(), words);
    }

    private DocScores search(String question, int limit, long size) throws IOException {
        return new KeywordSearch(searcher(), null, asked(question), size).best(limit);
    }

    private ScopeSearcher searcher() throws IOException {
        return new ScopeSearcher(new IndexSearcher(reader), SEA.scope(), new PassageLengths());
    }
}
