-- The tables of better-auth under our names: its `user` is an account, its `account` a credential of one.
create table platform.account (
  id uuid primary key,
  username text not null unique check (username = lower(username)),
  name text not null,
  -- better-auth asks for an address; ours lead nowhere (RFC 2606).
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  must_change_password boolean not null default false,
  -- Its password is known to everybody, so it signs in from the machine itself only.
  demonstration boolean not null default false,
  -- The place whose administrators may replace the password.
  home_place text not null references platform.place,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index account_home_place on platform.account (home_place);

create table platform.credential (
  id uuid primary key,
  user_id uuid not null references platform.account,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  scope text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (user_id, provider_id)
);

create table platform.session (
  id uuid primary key,
  user_id uuid not null references platform.account,
  token text not null unique,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null,
  -- When it was last used, to within a few minutes.
  updated_at timestamptz(3) not null
);
create index session_account on platform.session (user_id);
create index session_expiry on platform.session (expires_at);

create table platform.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index verification_identifier on platform.verification (identifier);

-- The places that an account can enter: to ask each place would be a query each.
create table platform.account_place (
  account_id uuid not null references platform.account,
  place text not null references platform.place,
  primary key (account_id, place)
);
create index account_place_place on platform.account_place (place);

-- By the name that was typed, whether there is such an account or not, so that a lock tells nothing.
create table platform.sign_in_failure (
  username text primary key,
  failures int not null check (failures >= 0),
  locked_until timestamptz(3),
  failed_at timestamptz(3) not null
);
create index sign_in_failure_age on platform.sign_in_failure (failed_at);

-- The link with which the first administrator of an empty place enters, once.
create table platform.setup_link (
  token_hash text primary key,
  place text not null references platform.place,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index setup_link_place on platform.setup_link (place);
