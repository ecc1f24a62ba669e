-- Takes one permit from a route's window and one from the caller's global window, or none from either.
-- A window is a list of the times of the grants that still count, the oldest first, so it is exact: no window of
-- `per` holds more grants than `permits`, and a caller with fewer is never refused. Times are in ticks of the
-- caller's choice; without a given time, of this server's clock in microseconds.
--
-- KEYS: the route's window, and the global one unless the route does not count there; both in one slot.
-- ARGV: now or '', milliseconds to keep an idle key or '', then permits and per of each window.
-- Returns: waits of the route and of the global limit (0 and 0: taken), grants in the route's window, ticks until
-- the route's next permit comes back.
local given = ARGV[1]
local now
if given == '' then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
else
  now = tonumber(given)
end

-- After a failover the new server's clock may be behind: what was granted is never in the future.
for i = 1, #KEYS do
  local newest = redis.call('LINDEX', KEYS[i], -1)
  if newest and tonumber(newest) > now then now = tonumber(newest) end
end

local function waitFor(key, permits, per)
  local oldest = redis.call('LINDEX', key, 0)
  while oldest and now - tonumber(oldest) >= per do
    redis.call('LPOP', key)
    oldest = redis.call('LINDEX', key, 0)
  end
  local used = redis.call('LLEN', key)
  if used < permits then return 0, used end
  -- More than the limit are there only where the limit was lowered meanwhile.
  return tonumber(redis.call('LINDEX', key, used - permits)) + per - now, used
end

local function take(key, per)
  redis.call('RPUSH', key, string.format('%.0f', now))
  local keep = ARGV[2]
  -- Ticks of this server's clock are microseconds; a millisecond more than the window lives.
  if keep == '' then keep = string.format('%.0f', math.floor(per / 1000) + 2) end
  redis.call('PEXPIRE', key, keep)
end

local routePer = tonumber(ARGV[4])
local routeWait, used = waitFor(KEYS[1], tonumber(ARGV[3]), routePer)
local globalWait = 0
if KEYS[2] then globalWait = waitFor(KEYS[2], tonumber(ARGV[5]), tonumber(ARGV[6])) end

if routeWait == 0 and globalWait == 0 then
  take(KEYS[1], routePer)
  if KEYS[2] then take(KEYS[2], tonumber(ARGV[6])) end
  used = used + 1
end
local oldest = redis.call('LINDEX', KEYS[1], 0)
return { routeWait, globalWait, used, oldest and tonumber(oldest) + routePer - now or 0 }
