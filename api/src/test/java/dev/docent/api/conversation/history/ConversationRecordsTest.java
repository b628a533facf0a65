package dev.docent.api.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.conversation.history.Conversation.Shelf;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.storage.records.RecordIds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Page;

/** What is expected of the records of conversations and their messages. */
class ConversationRecordsTest extends ConversationStoreTest {

    @Test
    void findsAConversationOfItsOwnerAlone() {
        var saved = conversations().start("ada", List.of("a", "b"), "Towers");

        assertThat(conversations().get("ada", saved.id())).isEqualTo(saved);
        assertThatThrownBy(() -> conversations().get("bob", saved.id())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> conversations().delete("bob", saved.id())).isInstanceOf(ProblemException.class);
    }

    @Test
    void readsMessagesBackAsTheyWere() {
        var conversation = conversation("ada");
        var first = exchanges().add(conversation, draft("first"), answer("It is. [1]"));
        var second = exchanges()
                .add(
                        reread(conversation),
                        new Draft("and him?", "and Ada?\0\uD83D\uDE00", null, null),
                        answer("She is."));

        assertThat(path(conversation))
                .containsExactly(first.question(), first.answer(), second.question(), second.answer());
        assertThat(second.question().asked()).isEqualTo("and Ada?\0\uD83D\uDE00");
        assertThatThrownBy(() -> paths().get(conversation, RecordIds.next())).isInstanceOf(ProblemException.class);
    }

    @Test
    void opensOneConversationForAnOwnerAndAnAssistant() throws Exception {
        var opened = new NewConversation("ada", List.of("a"), "guide", null);
        var ids = atOnce(16, () -> conversations().open(opened).conversation().id());

        assertThat(ids).hasSize(16).containsOnly(ids.getFirst());
        assertThat(conversations().open(opened).isNew()).isFalse();
        assertThat(conversations().start(opened).id()).isNotEqualTo(ids.getFirst());
        assertThat(conversations()
                        .open(new NewConversation("bob", List.of("a"), "guide", null))
                        .isNew())
                .isTrue();
        assertThat(conversations()
                        .open(new NewConversation("ada", List.of("a"), null, null))
                        .isNew())
                .isTrue();
        assertThat(conversations()
                        .open(new NewConversation("ada", List.of("b"), null, null))
                        .isNew())
                .isTrue();
    }

    @Test
    void opensAnotherConversationOnceTheOnlyOneIsDeleted() {
        var opened = new NewConversation("ada", List.of("a"), "guide", null);
        var first = conversations().open(opened).conversation();
        conversations().delete("ada", first.id());

        assertThat(conversations().open(opened).isNew()).isTrue();
    }

    @Test
    void listsThePinnedOnesFirstThenThoseWrittenToLastWithoutTheArchived() {
        var quiet = conversation("ada");
        var lively = conversation("ada");
        var pinned = conversation("ada");
        var archived = conversation("ada");
        conversation("bob");
        advance();
        exchanges().add(lively, draft("Who built the lighthouse?"), answer("Agnes did."));
        conversations().change("ada", pinned.id(), each -> each.on(Shelf.PINNED));
        conversations().change("ada", archived.id(), each -> each.on(Shelf.ARCHIVED));

        var listed = list("ada", false);

        assertThat(listed.map(Conversation::id)).containsExactly(pinned.id(), lively.id(), quiet.id());
        assertThat(listed.getTotalElements()).isEqualTo(3);
        assertThat(listed.getContent().get(1).title()).isEqualTo("Who built the lighthouse?");
        assertThat(listed.getContent().get(1).lastMessage())
                .extracting(Conversation.LastMessage::text)
                .isEqualTo("Agnes did.");
        assertThat(list("ada", true).map(Conversation::id)).containsExactly(archived.id());
    }

    @Test
    void listsThoseWithOneAssistant() {
        var guided = conversations().start(new NewConversation("ada", List.of("a"), "guide", null));
        conversations().start(new NewConversation("ada", List.of("a"), "other", null));
        conversations().start(new NewConversation("bob", List.of("a"), "guide", null));

        var listed = conversations().list(new ConversationSelection("ada", "guide", false), 20, 0);

        assertThat(listed.map(Conversation::id)).containsExactly(guided.id());
    }

    @Test
    void chainsQuestionsThatAreAskedAtTheSameTime() throws Exception {
        var conversation = conversation("ada");
        atOnce(12, () -> exchanges().add(conversation, draft("What is it?"), answer("It is.")));
        atOnce(4, () -> begin(conversation, draft("What is it?")));

        assertThat(path(conversation)).hasSize(32).doesNotHaveDuplicates();
    }

    @Test
    void keepsTheTreeWhereAQuestionIsEditedOrAnsweredAgain() {
        var conversation = conversation("ada");
        var first = exchanges().add(conversation, draft("first"), answer("one"));
        var again = exchanges().add(reread(conversation), first.question(), answer("one again"));

        assertThat(contents(conversation)).containsExactly("first", "one again");

        var second = exchanges().add(reread(conversation), draft("second"), answer("two"));
        var root = paths().parent(reread(conversation), null, first.question().id());
        exchanges().add(reread(conversation), draft("other first").below(root), answer("other one"));

        assertThat(contents(conversation)).containsExactly("other first", "other one");

        paths().choose(reread(conversation), first.answer().id());

        assertThat(contents(conversation)).containsExactly("first", "one");

        paths().choose(reread(conversation), again.question().id());

        assertThat(contents(conversation)).containsExactly("first", "one again", "second", "two");
        assertThat(paths().tree(conversation).siblings(first.answer().id()))
                .containsExactly(first.answer().id(), again.answer().id());
        assertThat(reread(conversation).lastMessage())
                .extracting(Conversation.LastMessage::id)
                .isEqualTo(second.answer().id());
    }

    @Test
    void refusesToFollowAQuestionAndToEditAnAnswer() {
        var conversation = conversation("ada");
        var stored = exchanges().add(conversation, draft("first"), answer("one"));

        assertThatThrownBy(() -> paths().parent(conversation, stored.question().id(), null))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(
                        () -> paths().parent(conversation, null, stored.answer().id()))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() ->
                        paths().parent(conversation("ada"), stored.answer().id(), null))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void finishesAnAnswerOnce() {
        var conversation = conversation("ada");
        var begun = begin(conversation, draft("first"));

        assertThat(reread(conversation).lastMessage())
                .extracting(Conversation.LastMessage::text)
                .isEqualTo("first");
        assertThat(exchanges().finish(begun.answer(), answer("one")).isWhole()).isTrue();
        assertThat(exchanges().interrupt("ada", begun.answer().id(), "o")).isEmpty();
        assertThat(contents(conversation)).containsExactly("first", "one");
    }

    @Test
    void keepsWhatThereIsOfAnInterruptedAnswer() {
        var conversation = conversation("ada");
        var begun = begin(conversation, draft("first"));

        assertThat(exchanges().interrupt("bob", begun.answer().id(), "o")).isEmpty();
        assertThat(exchanges().interrupt("ada", begun.answer().id(), "on")).isPresent();
        assertThat(path(conversation).getLast())
                .extracting(Message::content, Message::completion, Message::grounded, Message::isWhole)
                .containsExactly("on", Completion.INTERRUPTED, false, true);
        assertThatThrownBy(() -> exchanges().finish(begun.answer(), answer("one")));
    }

    @Test
    void takesBackAnAnswerThatFailed() {
        var conversation = conversation("ada");
        exchanges().add(conversation, draft("first"), answer("one"));
        exchanges().cancel(begin(reread(conversation), draft("second")), true);

        assertThat(contents(conversation)).containsExactly("first", "one");
        assertThat(reread(conversation).lastMessage())
                .extracting(Conversation.LastMessage::text)
                .isEqualTo("one");
        assertThat(paths().tree(conversation).size()).isEqualTo(2);
    }

    @Test
    void interruptsAFailedAnswerThatAnotherQuestionFollows() {
        var conversation = conversation("ada");
        var failing = begin(conversation, draft("first"));
        exchanges().add(reread(conversation), draft("second"), answer("two"));
        exchanges().cancel(failing, true);

        assertThat(contents(conversation)).containsExactly("first", "", "second", "two");
    }

    @Test
    void deletesAConversationWithItsMessagesAndLinks() {
        var conversation = conversation("ada");
        var other = conversation("ada");
        exchanges().add(conversation, draft("lighthouse"), answer("one"));
        exchanges().add(other, draft("lighthouse"), answer("two"));
        var begun = begin(reread(conversation), draft("second"));

        assertThat(conversations().delete("ada", conversation.id()))
                .extracting(Conversations.Deleted::id, Conversations.Deleted::messages)
                .containsExactly(conversation.id(), 4L);
        assertThatThrownBy(() -> exchanges().finish(begun.answer(), answer("late")));
        assertThatThrownBy(() -> exchanges().add(conversation, draft("late"), answer("late")))
                .isInstanceOf(ProblemException.class);
        assertThat(paths().tree(conversation).size()).isZero();
        assertThat(search("ada", "lighthouse"))
                .extracting(Message::conversation)
                .containsExactly(other.id());
    }

    @Test
    void findsTheOwnersMessagesByTheirWords() {
        var conversation = conversation("ada");
        exchanges().add(conversation, draft("Wer hat den Leuchtturm gebaut?"), answer("Agnès Thorburn, 1911."));
        exchanges().add(conversation("bob"), draft("Leuchtturm"), answer("Leuchtturm"));
        var later = exchanges().add(reread(conversation), draft("灯台を建てた人"), answer("The LEUCHTTURM, again."));

        assertThat(search("ada", "leuchtturm")).hasSize(2).first().isEqualTo(later.answer());
        assertThat(search("ada", "agnes 1911")).extracting(Message::content).containsExactly("Agnès Thorburn, 1911.");
        assertThat(search("ada", "灯台")).extracting(Message::content).containsExactly("灯台を建てた人");
        assertThat(search("ada", "turm")).isEmpty();
        assertThat(search("ada", "leuchtturm agnes")).isEmpty();
        assertThat(search("ada", "\" OR *")).isEmpty();
        assertThat(search("eve", "leuchtturm")).isEmpty();
        assertThat(paths().search("ada", "leuchtturm", 1, 1).getContent())
                .extracting(Message::content)
                .containsExactly("Wer hat den Leuchtturm gebaut?");
    }

    @Test
    void findsAnAnswerByItsWordsOnceItIsWhole() {
        var begun = begin(conversation("ada"), draft("first"));

        assertThat(search("ada", "seventh")).isEmpty();
        exchanges().finish(begun.answer(), answer("Under the seventh oak."));
        assertThat(search("ada", "seventh")).hasSize(1);
    }

    @Test
    void storesFeedback() {
        var conversation = conversation("ada");
        var stored = exchanges().add(conversation, draft("first"), answer("one"));

        assertThat(paths().rate(conversation, stored.answer().id(), Message.Rating.DOWN, "Wrong year"))
                .extracting(Message::rating, Message::comment)
                .containsExactly(Message.Rating.DOWN, "Wrong year");
        assertThatThrownBy(() -> paths().rate(conversation, stored.question().id(), Message.Rating.UP, null))
                .isInstanceOf(ProblemException.class);
    }

    private Exchange begin(Conversation conversation, Draft draft) {
        return exchanges().begin(conversation, exchanges().prepare(conversation, draft), true);
    }

    private Page<Conversation> list(String owner, boolean archived) {
        return conversations().list(new ConversationSelection(owner, null, archived), 20, 0);
    }

    private List<Message> search(String owner, String text) {
        return paths().search(owner, text, 20, 0).getContent();
    }

    private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<T>();
            for (Future<T> each : threads.invokeAll(
                    IntStream.range(0, count).mapToObj(number -> call).toList())) {
                all.add(each.get());
            }
            return all;
        }
    }
}
