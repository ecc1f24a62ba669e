package dev.guildhall.acceptance.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.acceptance.node.OnNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every served route, as each of nine people, in each kind of place that the route knows: one call a cell, whose
/// answer is compared with what the model says. How to add a route: see [RouteRow].
@OnNode
final class MatrixTest {
    private final Portal portal;

    MatrixTest(Portal portal) {
        this.portal = portal;
    }

    @Test
    void everyServedRouteHasARowAndEveryRowARoute() throws IOException {
        Set<String> rows =
                RouteRows.all().stream().map(RouteRow::folded).collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows)
                .as("a route that is served gets a row, whose absence would say that nobody thought of who may use it")
                .containsExactlyInAnyOrderElementsOf(RouteRows.served());
    }

    @Test
    void everyCellIsAnsweredAsTheModelSays() throws IOException, InterruptedException {
        Scenery scenery = new Scenery(portal);
        List<Cell> cells = cells();
        List<String> wrong = new ArrayList<>();
        for (Cell cell : cells) {
            Expected expected = Oracle.expected(cell);
            Reply reply = call(scenery, cell);
            if (!expected.fits(reply)) wrong.add(cell + ": expected " + expected + ", got " + reply);
        }

        // One line a cell: AssertJ would say each of them twice.
        if (!wrong.isEmpty())
            fail("%d of %d cells are wrong:%n%s", wrong.size(), cells.size(), String.join("\n", wrong));
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (RouteRow row : RouteRows.all()) {
            for (PlaceKind place : row.places()) {
                for (Actor actor : row.actors()) cells.add(new Cell(row, actor, place));
            }
        }
        return cells;
    }

    private Reply call(Scenery scenery, Cell cell) throws IOException, InterruptedException {
        Ids ids = scenery.ids(cell);
        cell.row().given().make(scenery, cell, ids);
        Account caller = ids.caller();
        ThinClient client = caller == null ? portal.anonymous() : portal.as(caller);
        JsonNode body = cell.row().body(ids);
        String path = ids.path(cell.row().template());
        return body == null
                ? client.call(cell.row().method(), path, null, "")
                : client.call(cell.row().method(), path, "application/json", body.toString());
    }
}
