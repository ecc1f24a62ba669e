package dev.guildhall.user;

import java.util.List;

/// Names that a decision wants for this owner. Loading them is claiming them ([NameClaims]).
record NamesKey(List<UserDecision.Name> names) implements UserKey {
    NamesKey {
        names = List.copyOf(names);
    }
}
