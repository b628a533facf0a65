package dev.docent.bench.evaluation;

import dev.docent.retrieval.AnswerQuestion;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.answering.*;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.index.*;
import dev.docent.retrieval.passage.*;
import java.nio.file.*;
import java.time.Instant;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.*;

public final class Evaluate {
    static final Map<String, String> TEXTS = new ConcurrentHashMap<>();
    static @Nullable VectorFile vf;

    @Configuration
    @ComponentScan("dev.docent.retrieval")
    static class Context {
        @Bean
        SourceTexts texts() {
            return (o, d, s, e) -> {
                var t = TEXTS.get(d);
                return t == null || e > t.codePointCount(0, t.length())
                        ? Optional.empty()
                        : Optional.of(t.substring(t.offsetByCodePoints(0, s), t.offsetByCodePoints(0, e)));
            };
        }

        @Bean
        static BeanPostProcessor cache() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof EmbeddingModel m && !Boolean.getBoolean("nocache")) {
                        vf = new VectorFile(Path.of(System.getProperty("vectors", "target/vectors.bin")), m);
                        return vf;
                    }
                    return bean;
                }
            };
        }
    }

    static String norm(String s) {
        return s.toLowerCase(Locale.ROOT)
                .replaceAll("\\[\\d+\\]", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("\\b(a|an|the)\\b", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    public static void main(String[] args) throws Exception {
        var coll0 = Collection.read(Path.of(args[0]));
        if (System.getProperty("other") != null) {
            var o = Collection.read(Path.of(System.getProperty("other")));
            coll0 = new Collection(coll0.entries(), o.queries(), o.relevant(), o.answers());
        }
        var coll = coll0;
        var tmp = Files.createTempDirectory("eval");
        try (var ctx = new SpringApplicationBuilder(Context.class)
                .web(org.springframework.boot.WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .properties("docent.data=" + tmp, "logging.level.root=WARN")
                .run()) {
            var index = ctx.getBean(PassageIndex.class);
            var emb = ctx.getBean(Embeddings.class);
            var tc = ctx.getBean(TokenCounter.class);
            long t0 = System.nanoTime();
            try (var pool = Executors.newFixedThreadPool(64)) {
                var fs = new ArrayList<Future<?>>();
                for (var e : coll.entries())
                    fs.add(pool.submit(() -> {
                        if (e.text().isBlank()) return;
                        TEXTS.put(e.id(), e.text());
                        var src = new PassageSource("o", "kb", e.id(), "f.txt", "text/plain", Instant.EPOCH, Map.of());
                        var p = new Passage(
                                e.id(),
                                src,
                                0,
                                e.text(),
                                0,
                                e.text().codePointCount(0, e.text().length()),
                                null,
                                null,
                                List.of(e.title()),
                                tc.count(e.text()));
                        index.replace(
                                "o", e.id(), List.of(new EmbeddedPassage(p, emb.passage(p.headings(), p.text()))));
                    }));
                for (var f : fs) f.get();
            }
            if (vf != null) vf.flush();
            System.out.printf("indexed %d in %.1f s%n", coll.entries().size(), (System.nanoTime() - t0) / 1e9);
            var search = ctx.getBean(SearchPassages.class);
            var scope = dev.docent.retrieval.passage.Scope.of("o", "kb");
            if (!Boolean.getBoolean("noret"))
                for (var mode : SearchMode.values()) {
                    var ms = new ArrayList<RetrievalMetrics>();
                    var lat = new ArrayList<Double>();
                    for (var q : coll.queries()) {
                        if (coll.relevantTo(q).isEmpty()) continue;
                        long a = System.nanoTime();
                        var hits = search.search(scope, q.text(), mode, 100, null);
                        lat.add((System.nanoTime() - a) / 1e6);
                        if (System.getProperty("runs") != null)
                            try (var w = new java.io.FileWriter(System.getProperty("runs") + "." + mode, true)) {
                                for (var h : hits)
                                    w.write(q.id() + "\t" + h.passage().source().document() + "\t" + h.semantic() + "\t"
                                            + h.keyword() + "\n");
                            }
                        ms.add(RetrievalMetrics.of(
                                hits.stream()
                                        .map(h -> h.passage().source().document())
                                        .toList(),
                                coll.relevant().getOrDefault(q.id(), Map.of())));
                    }
                    Collections.sort(lat);
                    System.out.printf(
                            "%-9s %s  median %.2f ms p95 %.2f%n",
                            mode, RetrievalMetrics.mean(ms), lat.get(lat.size() / 2), lat.get(lat.size() * 95 / 100));
                }
            if (vf != null) vf.flush();
            var answer = ctx.getBean(AnswerQuestion.class);
            int n = 0, ok = 0, grounded = 0, no = 0, noRef = 0;
            double sents = 0, words = 0;
            var lat = new ArrayList<Double>();
            int okc = 0;
            int stop = Integer.getInteger("n", 1 << 30);
            var dump = System.getProperty("dump") == null ? null : new java.io.PrintWriter(System.getProperty("dump"));
            for (var q : coll.queries()) {
                if (n + no >= stop) break;
                long a = System.nanoTime();
                var ans = answer.answer(new Question(scope, q.text(), List.of()));
                lat.add((System.nanoTime() - a) / 1e6);
                if (!q.isAnswerable()) {
                    no++;
                    if (!ans.grounded()) noRef++;
                    continue;
                }
                n++;
                if (ans.grounded()) {
                    grounded++;
                    sents += ans.citations().size();
                    words += ans.text().split(" ").length;
                }
                var text = " " + norm(ans.text()) + " ";
                boolean hit =
                        coll.answers().getOrDefault(q.id(), List.of()).stream().anyMatch(x -> text.contains(norm(x)));
                boolean inDoc = ans.citations().stream()
                        .anyMatch(c -> coll.relevantTo(q).contains(c.document()));
                if (hit) ok++;
                if (hit && inDoc) okc++;
                if (dump != null)
                    dump.println((hit ? "+ " : ans.grounded() ? "- " : "R ") + (inDoc ? "D " : "  ") + q.text()
                            + "\n     A: " + coll.answers().get(q.id()) + "\n     " + ans.text());
            }
            if (dump != null) dump.close();
            if (vf != null) vf.flush();
            Collections.sort(lat);
            System.out.printf(
                    "answers: n=%d contains %.4f (and cites gold %.4f) answered %.4f  sentences %.2f words %.1f median %.1f ms p95 %.1f%n",
                    n,
                    ok / (double) n,
                    okc / (double) n,
                    grounded / (double) n,
                    sents / grounded,
                    words / grounded,
                    lat.get(lat.size() / 2),
                    lat.get(lat.size() * 95 / 100));
            if (no > 0) System.out.printf("unanswerable: n=%d refused %.4f%n", no, noRef / (double) no);
        }
    }
}
