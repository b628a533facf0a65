package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.IndexStatistics;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts passages and adds up their tokens. */
final class StatisticsCollector extends SimpleCollector {

    private NumericDocValues tokens = DocValues.emptyNumeric();
    private long passages;
    private long sum;

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        tokens = DocValues.getNumeric(leaf.reader(), PassageFields.TOKENS);
    }

    @Override
    public void collect(int document) throws IOException {
        passages++;
        sum += tokens.advanceExact(document) ? tokens.longValue() : 0;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** Joins what was collected in parallel. */
    static final class Parts implements CollectorManager<StatisticsCollector, IndexStatistics> {

        @Override
        public StatisticsCollector newCollector() {
            return new StatisticsCollector();
        }

        @Override
        public IndexStatistics reduce(Collection<StatisticsCollector> collectors) {
            return new IndexStatistics(
                    collectors.stream().mapToLong(each -> each.passages).sum(),
                    collectors.stream().mapToLong(each -> each.sum).sum());
        }
    }
}
