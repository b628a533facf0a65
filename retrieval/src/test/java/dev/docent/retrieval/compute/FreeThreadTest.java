package dev.docent.retrieval.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.compute.FairQueue.Flow;
import dev.docent.retrieval.compute.FairQueue.Turn;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of slices on two threads, one of which is left to questions while several accounts have work. */
class FreeThreadTest {

    private static final long SLICE = 50;
    private static final Flow UPLOAD = new Flow("upload", true);
    private static final Flow OTHER_UPLOAD = new Flow("other", true);
    private static final Flow QUESTION = new Flow("question", false);
    private static final Flow OTHER_QUESTION = new Flow("other", false);

    private final Map<String, Turn<String>> running = new HashMap<>();
    private long now;
    private FairQueue<String> queue = new FairQueue<>(2, () -> now);

    @Test
    void delaysOnlyTheFirstStepOfAQuestionByAPassage() {
        add(UPLOAD, 1, 8);
        assertThat(taken()).hasValue("upload1");
        assertThat(taken()).hasValue("upload2");
        add(QUESTION, 1, 1);
        end("upload1");
        assertThat(taken()).hasValue("question1");

        for (int step = 2; step <= 5; step++) {
            end("question" + (step - 1));
            assertThat(taken()).as("the next passage").isEmpty();
            add(QUESTION, step, step);
            assertThat(taken()).hasValue("question" + step);
        }
        end("upload2");
        assertThat(taken()).as("on the other thread").hasValue("upload3");
    }

    @Test
    void delaysNoQuestionRightAfterAnother() {
        add(QUESTION, 1, 1);
        assertThat(taken()).hasValue("question1");
        add(UPLOAD, 1, 8);
        assertThat(taken()).hasValue("upload1");
        end("question1");
        now += FreeThread.ASKING_NANOS - 1;

        assertThat(taken()).isEmpty();
        add(QUESTION, 2, 2);
        assertThat(taken()).hasValue("question2");
    }

    @Test
    void givesAllThreadsToUploadsOnceNobodyAsks() {
        add(QUESTION, 1, 1);
        assertThat(taken()).hasValue("question1");
        add(UPLOAD, 1, 2);
        assertThat(taken()).hasValue("upload1");
        end("question1");
        now += FreeThread.ASKING_NANOS;

        assertThat(taken()).hasValue("upload2");
    }

    @Test
    void givesAllThreadsToUploadsOfSeveralAccounts() {
        add(UPLOAD, 1, 2);
        add(OTHER_UPLOAD, 1, 2);

        assertThat(taken()).isPresent();
        assertThat(taken()).isPresent();
    }

    @Test
    void givesAllThreadsToOneAccount() {
        add(QUESTION, 1, 2);
        queue.add(new Flow(QUESTION.tenant(), true), "passage");

        assertThat(taken()).isPresent();
        assertThat(taken()).isPresent();
        assertThat(taken()).isPresent();
    }

    @Test
    void leavesAThreadToOthersWhileAnAccountAsksManyQuestions() {
        add(OTHER_QUESTION, 1, 1);
        assertThat(taken()).hasValue("other1");
        end("other1");
        add(QUESTION, 1, 8);

        assertThat(taken()).hasValue("question1");
        assertThat(taken()).isEmpty();
        add(OTHER_QUESTION, 2, 3);
        assertThat(taken()).hasValue("other2");
        assertThat(taken()).as("nor has the other one both").isEmpty();
    }

    @Test
    void leavesAThreadToQuestionsWhileSeveralAccountsUpload() {
        add(QUESTION, 1, 1);
        assertThat(taken()).hasValue("question1");
        add(UPLOAD, 1, 1);
        add(OTHER_UPLOAD, 1, 1);
        end("question1");

        assertThat(taken()).isPresent();
        assertThat(taken()).isEmpty();
    }

    @Test
    void usesTheOnlyThread() {
        queue = new FairQueue<>(1, () -> now);
        add(QUESTION, 1, 1);
        assertThat(taken()).hasValue("question1");
        add(UPLOAD, 1, 1);
        end("question1");

        assertThat(taken()).hasValue("upload1");
    }

    @Test
    void isNotKeptForSlicesWhoseCallerHasGone() {
        add(QUESTION, 1, 1);
        add(UPLOAD, 1, 2);
        assertThat(queue.remove(QUESTION, "question1")).isTrue();
        assertThat(taken()).hasValue("upload1");
        assertThat(taken()).isEmpty();
        now += FreeThread.ASKING_NANOS;

        assertThat(taken()).hasValue("upload2");
    }

    private void add(Flow flow, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(each -> queue.add(flow, flow.tenant() + each));
    }

    private Optional<String> taken() {
        var turn = queue.take();
        turn.ifPresent(each -> running.put(each.slice(), each));
        return turn.map(Turn::slice);
    }

    private void end(String slice) {
        queue.end(Objects.requireNonNull(running.remove(slice)), SLICE);
    }
}
