package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.gateway.auth.IdentifyGate;
import dev.guildhall.gateway.auth.Passwords;
import dev.guildhall.gateway.auth.StoredAuthenticator;
import dev.guildhall.gateway.auth.Tokens;
import dev.guildhall.gateway.route.ChannelDirectory;
import dev.guildhall.gateway.route.OwnerRouter;
import dev.guildhall.gateway.route.UserDirectory;
import dev.guildhall.gateway.upload.Uploads;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.MessageStore;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// What the routes are made of. `random` is a secure one: log-ins get their numbers from it.
public record RestServices(
        OwnerRouter owners,
        ChannelDirectory channels,
        UserDirectory users,
        MessageStore store,
        AttachmentStore attachments,
        Uploads uploads,
        AttachmentLinks links,
        StoredAuthenticator authenticator,
        IdentifyGate identifies,
        Tokens tokens,
        Passwords passwords,
        IdGenerator ids,
        InstantSource clock,
        RandomGenerator random) {}
