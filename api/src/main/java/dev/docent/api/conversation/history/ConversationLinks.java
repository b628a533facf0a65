package dev.docent.api.conversation.history;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.secret.Secrets;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Shares conversations by links, whose secrets are stored as hashes only. Safe for concurrent use. */
@Service
public class ConversationLinks {

    private static final String PREFIX = "cs_";
    private static final String ABSENT = "There is no shared conversation at this link, or the link was revoked";

    private final LinkRepository links;
    private final MessagePaths paths;
    private final Accounts accounts;
    private final Clock clock;

    ConversationLinks(LinkRepository links, MessagePaths paths, Accounts accounts, Clock clock) {
        this.links = links;
        this.paths = paths;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * {@return a link to the chosen path of the conversation as it is now, up to its last whole message}
     *
     * @throws ProblemException (409) if there is no message yet
     */
    public Shared share(Conversation conversation) {
        var tree = paths.tree(conversation);
        var path = tree.pathTo(tree.end(conversation.leaf()));
        var end = paths.latest(conversation, path, 2).reversed().stream()
                .filter(Message::isWhole)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.CONFLICT, "The conversation has no message yet: ask before sharing it"));
        var secret = PREFIX + Secrets.randomText();
        var link = links.save(new ConversationLink(
                RecordIds.next(),
                null,
                conversation.owner(),
                conversation.id(),
                DigestUtils.sha256Hex(secret),
                conversation.title(),
                end.id(),
                path.indexOf(end.id()) + 1,
                clock.instant()));
        return new Shared(link, secret);
    }

    /** {@return a page of the conversation's links} */
    public Page<ConversationLink> list(Conversation conversation, OffsetPage page) {
        return links.findByOwnerAndConversation(conversation.owner(), conversation.id(), page);
    }

    /** Ends a link. @throws ProblemException (404) if the conversation has none with this id */
    public void revoke(Conversation conversation, String id) {
        var link = links.findByOwnerAndConversationAndId(conversation.owner(), conversation.id(), id)
                .orElseThrow(() -> ProblemException.notFound("There is no link " + id));
        links.deleteById(link.id());
    }

    /** {@return the link with this secret} @throws ProblemException (404) if there is none, or its owner is suspended */
    public ConversationLink find(String secret) {
        return links.findByHash(DigestUtils.sha256Hex(secret))
                .filter(link -> !accounts.active(List.of(link.owner())).isEmpty())
                .orElseThrow(() -> ProblemException.notFound(ABSENT));
    }

    /** {@return a page of the messages that the link shows} */
    public Page<Message> read(ConversationLink link, int limit, long offset) {
        return paths.shared(link, limit, offset);
    }

    /** A link with its secret. */
    public record Shared(ConversationLink link, String secret) {

        @Override
        public String toString() {
            return "Shared[link=" + link.id() + "]";
        }
    }
}
