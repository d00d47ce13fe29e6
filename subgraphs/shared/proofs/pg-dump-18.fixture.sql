--
-- PostgreSQL database dump
--

\restrict bicbYhX7NmSbVfdYT99MCkJdlf3DAUA94hlePUCzZW7tRLS6cfgxDzWxfHadyY4

-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.6 (Debian 18.6-3)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: ledger; Type: SCHEMA; Schema: -; Owner: casegraph
--

CREATE SCHEMA ledger;


ALTER SCHEMA ledger OWNER TO casegraph;

--
-- Name: clock(); Type: FUNCTION; Schema: ledger; Owner: casegraph
--

CREATE FUNCTION ledger.clock() RETURNS timestamp with time zone
    LANGUAGE sql
    AS $$
        select case when session_user <> current_user
          then coalesce(nullif(current_setting('casegraph.at', true), '')::timestamptz, clock_timestamp())
          else clock_timestamp() end
      $$;


ALTER FUNCTION ledger.clock() OWNER TO casegraph;

--
-- Name: fill_leaves(bigint, bigint); Type: FUNCTION; Schema: ledger; Owner: casegraph
--

CREATE FUNCTION ledger.fill_leaves(after bigint, through bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'ledger', 'pg_temp'
    AS $$
        update ledger.entry set leaf = ledger.leaf(position, id, at, subgraph, event, about, actor, on_behalf_of,
            session, request, address, agent, facts, changes)
          where position > after and position <= through and leaf is null
      $$;


ALTER FUNCTION ledger.fill_leaves(after bigint, through bigint) OWNER TO casegraph;

--
-- Name: inbox_age_ms(); Type: FUNCTION; Schema: ledger; Owner: casegraph
--

CREATE FUNCTION ledger.inbox_age_ms() RETURNS double precision
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'ledger', 'pg_temp'
    AS $$
        select coalesce(extract(epoch from clock_timestamp() - min(recorded_at)) * 1000, 0) from ledger.inbox
      $$;


ALTER FUNCTION ledger.inbox_age_ms() OWNER TO casegraph;

--
-- Name: leaf(bigint, uuid, timestamp with time zone, text, text, uuid, uuid, uuid, uuid, text, text, text, jsonb, jsonb); Type: FUNCTION; Schema: ledger; Owner: casegraph
--

CREATE FUNCTION ledger.leaf(place bigint, id uuid, at timestamp with time zone, subgraph text, event text, about uuid, actor uuid, on_behalf_of uuid, session uuid, request text, address text, agent text, facts jsonb, changes jsonb) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
        select sha256('\x00'::bytea || ledger.leaf_field(place::text) || ledger.leaf_field(id::text)
          || ledger.leaf_field((extract(epoch from at) * 1000000)::bigint::text)
          || ledger.leaf_field(subgraph) || ledger.leaf_field(event) || ledger.leaf_field(about::text)
          || ledger.leaf_field(actor::text) || ledger.leaf_field(on_behalf_of::text) || ledger.leaf_field(session::text)
          || ledger.leaf_field(request) || ledger.leaf_field(address) || ledger.leaf_field(agent)
          || ledger.leaf_field(facts::text) || ledger.leaf_field(changes::text))
      $$;


ALTER FUNCTION ledger.leaf(place bigint, id uuid, at timestamp with time zone, subgraph text, event text, about uuid, actor uuid, on_behalf_of uuid, session uuid, request text, address text, agent text, facts jsonb, changes jsonb) OWNER TO casegraph;

--
-- Name: leaf_field(text); Type: FUNCTION; Schema: ledger; Owner: casegraph
--

CREATE FUNCTION ledger.leaf_field(value text) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
        select coalesce(int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8'), '\xffffffff'::bytea)
      $$;


ALTER FUNCTION ledger.leaf_field(value text) OWNER TO casegraph;

--
-- Name: make_room(bigint); Type: FUNCTION; Schema: ledger; Owner: casegraph
--

CREATE FUNCTION ledger.make_room(head bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'ledger', 'pg_temp'
    AS $$
        declare n bigint;
        begin
          foreach n in array array[head / 1000000, head / 1000000 + 1] loop
            execute format('create table if not exists ledger.entry_%s partition of ledger.entry for values from (%s) to (%s)',
              n, n * 1000000, (n + 1) * 1000000);
          end loop;
        end $$;


ALTER FUNCTION ledger.make_room(head bigint) OWNER TO casegraph;

--
-- Name: writer(); Type: FUNCTION; Schema: ledger; Owner: casegraph
--

CREATE FUNCTION ledger.writer() RETURNS text
    LANGUAGE sql STABLE
    AS $$ select substr(current_user, 11) $$;


ALTER FUNCTION ledger.writer() OWNER TO casegraph;

SET default_tablespace = '';

--
-- Name: entry; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.entry (
    "position" bigint NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    subgraph text NOT NULL,
    event text NOT NULL,
    about uuid NOT NULL,
    actor uuid,
    on_behalf_of uuid,
    session uuid,
    request text,
    address text,
    agent text,
    facts jsonb NOT NULL,
    changes jsonb NOT NULL,
    leaf bytea
)
PARTITION BY RANGE ("position");


ALTER TABLE ledger.entry OWNER TO casegraph;

SET default_table_access_method = heap;

--
-- Name: entry_0; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.entry_0 (
    "position" bigint CONSTRAINT entry_position_not_null NOT NULL,
    id uuid CONSTRAINT entry_id_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT entry_at_not_null NOT NULL,
    subgraph text CONSTRAINT entry_subgraph_not_null NOT NULL,
    event text CONSTRAINT entry_event_not_null NOT NULL,
    about uuid CONSTRAINT entry_about_not_null NOT NULL,
    actor uuid,
    on_behalf_of uuid,
    session uuid,
    request text,
    address text,
    agent text,
    facts jsonb CONSTRAINT entry_facts_not_null NOT NULL,
    changes jsonb CONSTRAINT entry_changes_not_null NOT NULL,
    leaf bytea
);


ALTER TABLE ledger.entry_0 OWNER TO casegraph;

--
-- Name: entry_1; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.entry_1 (
    "position" bigint CONSTRAINT entry_position_not_null NOT NULL,
    id uuid CONSTRAINT entry_id_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT entry_at_not_null NOT NULL,
    subgraph text CONSTRAINT entry_subgraph_not_null NOT NULL,
    event text CONSTRAINT entry_event_not_null NOT NULL,
    about uuid CONSTRAINT entry_about_not_null NOT NULL,
    actor uuid,
    on_behalf_of uuid,
    session uuid,
    request text,
    address text,
    agent text,
    facts jsonb CONSTRAINT entry_facts_not_null NOT NULL,
    changes jsonb CONSTRAINT entry_changes_not_null NOT NULL,
    leaf bytea
);


ALTER TABLE ledger.entry_1 OWNER TO casegraph;

--
-- Name: epoch; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.epoch (
    number integer NOT NULL,
    from_position bigint NOT NULL,
    root bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL
);


ALTER TABLE ledger.epoch OWNER TO casegraph;

--
-- Name: head; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.head (
    one boolean DEFAULT true NOT NULL,
    epoch integer DEFAULT 1 NOT NULL,
    "position" bigint DEFAULT 0 NOT NULL,
    hashed bigint DEFAULT 0 NOT NULL,
    CONSTRAINT head_one_check CHECK (one)
);


ALTER TABLE ledger.head OWNER TO casegraph;

--
-- Name: head_key; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.head_key (
    id text NOT NULL,
    public_key text NOT NULL
);


ALTER TABLE ledger.head_key OWNER TO casegraph;

--
-- Name: inbox; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.inbox (
    seq bigint NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone DEFAULT ledger.clock() NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    subgraph text DEFAULT ledger.writer() NOT NULL,
    event text NOT NULL,
    about uuid NOT NULL,
    actor uuid,
    on_behalf_of uuid,
    session uuid,
    request text,
    address text,
    agent text,
    facts jsonb NOT NULL,
    changes jsonb NOT NULL
);


ALTER TABLE ledger.inbox OWNER TO casegraph;

--
-- Name: inbox_seq_seq; Type: SEQUENCE; Schema: ledger; Owner: casegraph
--

ALTER TABLE ledger.inbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.inbox_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: leadership; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.leadership (
    one boolean
);


ALTER TABLE ledger.leadership OWNER TO casegraph;

--
-- Name: migrations; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.migrations (
    id integer NOT NULL,
    "timestamp" bigint NOT NULL,
    name character varying NOT NULL
);


ALTER TABLE ledger.migrations OWNER TO casegraph;

--
-- Name: migrations_id_seq; Type: SEQUENCE; Schema: ledger; Owner: casegraph
--

CREATE SEQUENCE ledger.migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE ledger.migrations_id_seq OWNER TO casegraph;

--
-- Name: migrations_id_seq; Type: SEQUENCE OWNED BY; Schema: ledger; Owner: casegraph
--

ALTER SEQUENCE ledger.migrations_id_seq OWNED BY ledger.migrations.id;


--
-- Name: node; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.node (
    level smallint NOT NULL,
    index bigint NOT NULL,
    hash bytea NOT NULL
);


ALTER TABLE ledger.node OWNER TO casegraph;

--
-- Name: own_entry; Type: VIEW; Schema: ledger; Owner: casegraph
--

CREATE VIEW ledger.own_entry WITH (security_barrier='true') AS
 SELECT "position",
    id,
    at,
    subgraph,
    event,
    about,
    actor,
    on_behalf_of,
    session,
    request,
    address,
    agent,
    facts,
    changes
   FROM ledger.entry
  WHERE (subgraph = ledger.writer());


ALTER VIEW ledger.own_entry OWNER TO casegraph;

--
-- Name: parked; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.parked (
    id uuid NOT NULL,
    subgraph text DEFAULT ledger.writer() NOT NULL,
    reaction text NOT NULL,
    "position" bigint NOT NULL,
    about uuid NOT NULL,
    event text NOT NULL,
    state text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    error text,
    parked_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
    retry_at timestamp(3) with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT parked_check CHECK (((state = 'RETRYING'::text) = (retry_at IS NOT NULL))),
    CONSTRAINT parked_check1 CHECK (((state <> 'PARKED'::text) OR (error IS NOT NULL))),
    CONSTRAINT parked_state_check CHECK ((state = ANY (ARRAY['RETRYING'::text, 'PARKED'::text, 'WAITING'::text])))
);


ALTER TABLE ledger.parked OWNER TO casegraph;

--
-- Name: own_parked; Type: VIEW; Schema: ledger; Owner: casegraph
--

CREATE VIEW ledger.own_parked WITH (security_barrier='true') AS
 SELECT id,
    subgraph,
    reaction,
    "position",
    about,
    event,
    state,
    attempts,
    error,
    parked_at,
    retry_at,
    version
   FROM ledger.parked
  WHERE (subgraph = ledger.writer())
  WITH CASCADED CHECK OPTION;


ALTER VIEW ledger.own_parked OWNER TO casegraph;

--
-- Name: own_record; Type: VIEW; Schema: ledger; Owner: casegraph
--

CREATE VIEW ledger.own_record WITH (security_barrier='true') AS
 SELECT entry.at,
    entry.event,
    entry.about,
    entry.actor,
    entry.facts,
    entry.changes
   FROM ledger.entry
  WHERE (entry.subgraph = ledger.writer())
UNION ALL
 SELECT inbox.at,
    inbox.event,
    inbox.about,
    inbox.actor,
    inbox.facts,
    inbox.changes
   FROM ledger.inbox
  WHERE (inbox.subgraph = ledger.writer());


ALTER VIEW ledger.own_record OWNER TO casegraph;

--
-- Name: person_key; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.person_key (
    person uuid NOT NULL,
    wrapped bytea,
    made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    erased_at timestamp with time zone,
    CONSTRAINT person_key_check CHECK (((wrapped IS NULL) = (erased_at IS NOT NULL))),
    CONSTRAINT person_key_check1 CHECK (((wrapped IS NOT NULL) OR (person <> '00000000-0000-0000-0000-000000000000'::uuid)))
);


ALTER TABLE ledger.person_key OWNER TO casegraph;

--
-- Name: retention; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.retention (
    through bigint NOT NULL,
    root bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL
);


ALTER TABLE ledger.retention OWNER TO casegraph;

--
-- Name: search_token; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.search_token (
    entry uuid NOT NULL,
    person uuid NOT NULL,
    tokens bigint[] NOT NULL
);


ALTER TABLE ledger.search_token OWNER TO casegraph;

--
-- Name: signed_head; Type: TABLE; Schema: ledger; Owner: casegraph
--

CREATE TABLE ledger.signed_head (
    epoch integer NOT NULL,
    "position" bigint NOT NULL,
    root bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL,
    copied_at timestamp with time zone
);


ALTER TABLE ledger.signed_head OWNER TO casegraph;

--
-- Name: entry_0; Type: TABLE ATTACH; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.entry ATTACH PARTITION ledger.entry_0 FOR VALUES FROM ('0') TO ('1000000');


--
-- Name: entry_1; Type: TABLE ATTACH; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.entry ATTACH PARTITION ledger.entry_1 FOR VALUES FROM ('1000000') TO ('2000000');


--
-- Name: migrations id; Type: DEFAULT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.migrations ALTER COLUMN id SET DEFAULT nextval('ledger.migrations_id_seq'::regclass);


--
-- Data for Name: entry_0; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.entry_0 ("position", id, at, subgraph, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes, leaf) FROM stdin;
1	3995a645-bf45-449b-9078-aa5fabe0eaeb	2026-11-21 12:32:02.754019+00	identity	test.happened	509c66ff-0ea3-4fab-aa93-5aa51f9b7260	048150b3-235a-4dd5-9e66-137314bf2c3f	\N	320a42b9-1af5-4ddb-b2e3-5c7d5af35fbd		192.0.2.1\t\\N	agent\n  "1"	{"n": 1, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 0}}	\\x6e546d73bebc00ecd14e0a20933249b5ac4b56c6568eb6f7d3cac3c07910014d
2	ba5120e5-9745-4243-983f-e50a58c59e5b	2026-11-21 12:32:02.754335+00	cases	test.happened	3be61bdc-cf90-4811-9380-6cc11d475665	2b7dd94d-3d8b-41a6-aa46-690b7cc95b23	\N	fdfd1a9c-6847-4c1b-9281-71bb30ca6ede	request 2	192.0.2.1\t\\N	agent\n  "2"	{"n": 2, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 1}}	\\x645f4aa9aaafdd53df02e671dbeb438c4ac57049a896fc0d6770afaa6c0cb93c
3	dd0e2786-cbea-4925-b50d-e69b7fcf9cc1	2026-11-21 12:32:02.754352+00	identity	test.happened	12c512f5-4389-4ac5-9f69-1db5ec8f6300	\N	\N	8a7256d7-dbf3-487e-a3ee-766e9eeab5bf	request 3	192.0.2.1\t\\N	agent\n  "3"	{"n": 3, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 2}}	\\x9b4008225656467e42367f41d9adcb96454f1fb91589a2b240b45faf709dd844
4	51dae7c3-8a92-4ab4-af84-2794c7de7797	2026-11-21 12:32:02.754367+00	cases	test.happened	1cf234e5-30e8-4cc6-bc62-a1c0125faa32	60ecf3c9-66b1-4550-a42e-1a100773c8c6	\N	98455453-3914-4acb-a60d-780694873d82	\N	192.0.2.1\t\\N	agent\n  "4"	{"n": 4, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 3}}	\\xc95084b1ad9443433df9341695414a4c118481608bbb68143275a2929ad4f94e
5	c31090ce-639f-4c27-a7e3-ac644a528dbb	2026-11-21 12:32:02.754381+00	identity	test.happened	1601c8db-1e92-4537-981f-0fa79c107e88	116c4166-7c88-492a-9a12-f35a4bb8458b	\N	\N		192.0.2.1\t\\N	agent\n  "5"	{"n": 5, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 4}}	\\xeb1eda4f1e306438e8445e26c5362980043c51f365aaca35e39c105af93b08f1
6	261a7fdf-c877-4e8e-a257-39f0048bed62	2026-11-21 12:32:02.754394+00	cases	test.happened	e75f3758-c21c-4eee-85de-09b42aebeef8	\N	\N	e5d77b8e-fb13-4d30-bf4d-951e55033f02	request 6	192.0.2.1\t\\N	agent\n  "6"	{"n": 6, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 5}}	\\xdeffefcfb6a7a16f6ef3bbdb5341e028ae8c156503a873b45d1ab1fd77685979
7	5b03acb5-ec38-4874-8d9f-56acaadc54ee	2026-11-21 12:32:02.754409+00	identity	test.happened	07a8eb1c-d42c-46e7-8de5-e5e4ec0855e5	c0b210da-30bb-4422-aaaf-34c4ced5da86	\N	8ae18adf-9578-43a5-9845-854d29f73852	request 7	\N	agent\n  "7"	{"n": 7, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 6}}	\\x983f76e8642502a118532f620770b4dcc5fe92d4f94d1e8b123a24be964970a2
8	6002018d-ee61-4a0a-a0d0-418bc7daf702	2026-11-21 12:32:02.754426+00	cases	test.happened	3f9e2fb9-7303-4ffd-9992-c416081d7dd7	0f02266d-fee0-4eeb-99b0-3cbcceec9789	\N	c06171a4-0f36-48f7-954a-c79b3609bb29	\N	192.0.2.1\t\\N	agent\n  "8"	{"n": 8, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 7}}	\\xc125bb4cfd4751c4e5328d9764713a634fcb31786b9038bf4f1153cf682c6366
9	3d799d0b-dcdd-41bf-b9b0-2d90eef51352	2026-11-21 12:32:02.75444+00	identity	test.happened	421b1351-150b-47c4-bce0-c5313f203706	\N	\N	9115ea87-20c0-4f09-ac67-469391527691		192.0.2.1\t\\N	agent\n  "9"	{"n": 9, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 8}}	\\x1cb4039596ccd6dec80fc3fc4b245a98d7d45d85ac7a73cd68f80d9d75c8d469
10	c6ec0be5-4453-4237-b1e6-0666fd1c373b	2026-11-21 12:32:02.754453+00	cases	test.happened	9362c75e-1fc0-452d-ad31-b48af12c64ee	db84eb5c-0d5e-4766-8083-37adf0d0f671	\N	\N	request 10	192.0.2.1\t\\N	agent\n  "10"	{"n": 10, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 9}}	\\xd6f039ae9f4e82b6090d7f359b495d84559696a60420ad9eab99e1aa800b6c5e
11	f7742c76-18bf-4b92-8fd4-1fd7f36faf47	2026-11-21 12:32:02.754468+00	identity	test.happened	8f805726-2e20-4bac-9f10-7e92585a3150	9e770f0f-8f7d-4943-8b22-5575e4a42193	\N	dcbc32f0-9847-4a54-ad86-fbf706c78597	request 11	192.0.2.1\t\\N	agent\n  "11"	{"n": 11, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 10}}	\\x9e055c51bf6765014dae34e44b843107d4d4b45d6a2bfc87cecf7d7ef0523a44
12	920160c0-8a35-471f-952d-4ce5508fdce0	2026-11-21 12:32:02.754481+00	cases	test.happened	7ce924a8-7809-434c-b758-7c4a63b1fbc6	\N	\N	8a8f7f24-482a-4bd9-9fdd-bbe048c18042	\N	192.0.2.1\t\\N	agent\n  "12"	{"n": 12, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 11}}	\\x0af4f655f3e923c80e18aca562514e8cf45bb8c0ad2142ddd88533797db1025d
13	5d2511ce-aec5-45ea-b549-4ed1521cae3d	2026-11-21 12:32:02.754495+00	identity	test.happened	5d34c9e1-d6ab-48e5-8932-b0fcdd2af03a	2bde3e50-41be-4a89-aa15-8cb8b4a85592	\N	8312ae90-388e-4301-8401-b0173d9d3399		192.0.2.1\t\\N	agent\n  "13"	{"n": 13, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 12}}	\\x67af97ee0acef050216cb3424545664acaccd313d3f0f71450f6dbfdf80c1b1a
14	72b6a730-16e5-4a95-9ef4-878944aed241	2026-11-21 12:32:02.75451+00	cases	test.happened	08588680-0991-4426-a9d2-09489b7816f1	09acd13f-aba9-4d3f-bc5d-56ac6e195290	\N	fdea3572-de80-4c27-9117-758a41c3566b	request 14	\N	agent\n  "14"	{"n": 14, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 13}}	\\xd7d11a81950645a49393bb581963f87810ea9f7b6f366570568ac7422ea3c617
15	e5268fb2-e1eb-40c7-a551-523f4d37ce9c	2026-11-21 12:32:02.754521+00	identity	test.happened	fa74074d-19ec-4d9f-82f7-b8d8a8e21455	\N	\N	\N	request 15	192.0.2.1\t\\N	agent\n  "15"	{"n": 15, "text": "a\\\\b\\tc – ✓ \\n"}	{"before": {"x": 14}}	\\xcb8e9abdd641df40e96e9cda2fc8e5a6e4b2236ea23212a2cdfd46ccdcafc692
\.


--
-- Data for Name: entry_1; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.entry_1 ("position", id, at, subgraph, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes, leaf) FROM stdin;
\.


--
-- Data for Name: epoch; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.epoch (number, from_position, root, at, reason, key_id, signature) FROM stdin;
\.


--
-- Data for Name: head; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.head (one, epoch, "position", hashed) FROM stdin;
t	1	15	15
\.


--
-- Data for Name: head_key; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.head_key (id, public_key) FROM stdin;
121e2acaab8e688dbf2b26b65d64024d6ef284bd2a5655f68b0e979bdfb090fb	MCowBQYDK2VwAyEAvi/CYcQb8EW8Tnv2+kAU+ayYMtbOdSEnptGsg53RX5Q=
\.


--
-- Data for Name: inbox; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.inbox (seq, id, at, recorded_at, subgraph, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes) FROM stdin;
\.


--
-- Data for Name: leadership; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.leadership (one) FROM stdin;
\.


--
-- Data for Name: migrations; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.migrations (id, "timestamp", name) FROM stdin;
1	1763683200000	CreateLedger1763683200000
2	1764000000001	CreateLedgerProofs1764000000001
3	1764000000002	CreateParked1764000000002
4	1764000000003	CreateSeals1764000000003
\.


--
-- Data for Name: node; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.node (level, index, hash) FROM stdin;
1	0	\\xeb5bd32641b17ccd2dcca8d29c752ca8df60aa8648010dc86a6f68d33949965d
1	1	\\x6244f25ee4e95815f9a95a079fecb0e341afd2ee28f1669fd06a231e10fe27eb
2	0	\\xd5f3575131517f70dceff9739d349b86aff9d1d8e6a5b4ec93ebc1b87e4bca5b
1	2	\\x82e431ee86416d372d9c40de63745e9afc36543e67f1237fb0f5518bd6b8cbf3
1	3	\\x6e059f346c16ad880aeb8f39e8d344b865d1723701ad04894d19f19b21635b07
2	1	\\x0a22ff8786ad8fcc8a8de8938f655754409cc9ee627d5f41cd4278184eac10b5
3	0	\\x20719b7d84ade07f564966ef19c14495408432eabf3a4d74c4ad9c73b82625bf
1	4	\\x2777aac555b0d11071a48dba0b42f151d175b522d6cb00840a4699513f9ae6dc
1	5	\\x4e987c32621f98c13aaad2dd34526658e1570a8cf98f0708184aea0aa2636d98
2	2	\\x3f46d4824922a800a8856ffc31c7abbeab4b23c65f40d56c72fdf45b64d1cb8a
1	6	\\xb7710a7216c962a33e55c43351055dd6bfe0120441faa6eac5cf591afcbc418c
\.


--
-- Data for Name: parked; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.parked (id, subgraph, reaction, "position", about, event, state, attempts, error, parked_at, retry_at, version) FROM stdin;
\.


--
-- Data for Name: person_key; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.person_key (person, wrapped, made_at, erased_at) FROM stdin;
\.


--
-- Data for Name: retention; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.retention (through, root, at, key_id, signature) FROM stdin;
\.


--
-- Data for Name: search_token; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.search_token (entry, person, tokens) FROM stdin;
\.


--
-- Data for Name: signed_head; Type: TABLE DATA; Schema: ledger; Owner: casegraph
--

COPY ledger.signed_head (epoch, "position", root, at, key_id, signature, copied_at) FROM stdin;
1	15	\\x05a8d19c05310fc5e90d2c00ad27815f3fa5cec310a33d39b1ad73cb3166e329	2026-11-21 12:32:02.795+00	121e2acaab8e688dbf2b26b65d64024d6ef284bd2a5655f68b0e979bdfb090fb	\\x923210228397f3d53a2527bb3199ae45056ce47a122cac583071766ec84f9306a0350dfd1f8d64ba497035557cb905145777253e65886fcc15ab790864589903	2026-11-21 12:32:02.806706+00
\.


--
-- Name: inbox_seq_seq; Type: SEQUENCE SET; Schema: ledger; Owner: casegraph
--

SELECT pg_catalog.setval('ledger.inbox_seq_seq', 15, true);


--
-- Name: migrations_id_seq; Type: SEQUENCE SET; Schema: ledger; Owner: casegraph
--

SELECT pg_catalog.setval('ledger.migrations_id_seq', 4, true);


--
-- Name: migrations PK_8c82d7f526340ab734260ea46be; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.migrations
    ADD CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id);


--
-- Name: entry entry_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY ("position");


--
-- Name: entry_0 entry_0_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.entry_0
    ADD CONSTRAINT entry_0_pkey PRIMARY KEY ("position");


--
-- Name: entry_1 entry_1_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.entry_1
    ADD CONSTRAINT entry_1_pkey PRIMARY KEY ("position");


--
-- Name: entry entry_has_leaf; Type: CHECK CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ledger.entry
    ADD CONSTRAINT entry_has_leaf CHECK ((leaf IS NOT NULL)) NOT VALID;


--
-- Name: epoch epoch_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.epoch
    ADD CONSTRAINT epoch_pkey PRIMARY KEY (number);


--
-- Name: head_key head_key_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.head_key
    ADD CONSTRAINT head_key_pkey PRIMARY KEY (id);


--
-- Name: head head_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (one);


--
-- Name: inbox inbox_id_key; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.inbox
    ADD CONSTRAINT inbox_id_key UNIQUE (id);


--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (seq);


--
-- Name: node node_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.node
    ADD CONSTRAINT node_pkey PRIMARY KEY (level, index);


--
-- Name: parked parked_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.parked
    ADD CONSTRAINT parked_pkey PRIMARY KEY (id);


--
-- Name: parked parked_subgraph_reaction_position_key; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.parked
    ADD CONSTRAINT parked_subgraph_reaction_position_key UNIQUE (subgraph, reaction, "position");


--
-- Name: person_key person_key_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.person_key
    ADD CONSTRAINT person_key_pkey PRIMARY KEY (person);


--
-- Name: retention retention_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.retention
    ADD CONSTRAINT retention_pkey PRIMARY KEY (through);


--
-- Name: search_token search_token_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.search_token
    ADD CONSTRAINT search_token_pkey PRIMARY KEY (entry, person);


--
-- Name: signed_head signed_head_pkey; Type: CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.signed_head
    ADD CONSTRAINT signed_head_pkey PRIMARY KEY (epoch, "position");


--
-- Name: entry_about; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_about ON ONLY ledger.entry USING btree (about, "position");


--
-- Name: entry_0_about_position_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_0_about_position_idx ON ledger.entry_0 USING btree (about, "position");


--
-- Name: entry_actor; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_actor ON ONLY ledger.entry USING btree (actor, "position");


--
-- Name: entry_0_actor_position_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_0_actor_position_idx ON ledger.entry_0 USING btree (actor, "position");


--
-- Name: entry_at; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_at ON ONLY ledger.entry USING btree (at);


--
-- Name: entry_0_at_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_0_at_idx ON ledger.entry_0 USING btree (at);


--
-- Name: entry_event; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_event ON ONLY ledger.entry USING btree (event text_pattern_ops, "position");


--
-- Name: entry_0_event_position_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_0_event_position_idx ON ledger.entry_0 USING btree (event text_pattern_ops, "position");


--
-- Name: entry_id; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_id ON ONLY ledger.entry USING btree (id);


--
-- Name: entry_0_id_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_0_id_idx ON ledger.entry_0 USING btree (id);


--
-- Name: entry_open; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_open ON ONLY ledger.entry USING btree ("position") WHERE ((address !~~ 'sealed:%'::text) OR ((changes <> '{}'::jsonb) AND (NOT (changes ? 'sealed'::text))));


--
-- Name: entry_0_position_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_0_position_idx ON ledger.entry_0 USING btree ("position") WHERE ((address !~~ 'sealed:%'::text) OR ((changes <> '{}'::jsonb) AND (NOT (changes ? 'sealed'::text))));


--
-- Name: entry_1_about_position_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_1_about_position_idx ON ledger.entry_1 USING btree (about, "position");


--
-- Name: entry_1_actor_position_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_1_actor_position_idx ON ledger.entry_1 USING btree (actor, "position");


--
-- Name: entry_1_at_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_1_at_idx ON ledger.entry_1 USING btree (at);


--
-- Name: entry_1_event_position_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_1_event_position_idx ON ledger.entry_1 USING btree (event text_pattern_ops, "position");


--
-- Name: entry_1_id_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_1_id_idx ON ledger.entry_1 USING btree (id);


--
-- Name: entry_1_position_idx; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX entry_1_position_idx ON ledger.entry_1 USING btree ("position") WHERE ((address !~~ 'sealed:%'::text) OR ((changes <> '{}'::jsonb) AND (NOT (changes ? 'sealed'::text))));


--
-- Name: parked_about; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX parked_about ON ledger.parked USING btree (subgraph, reaction, about, "position");


--
-- Name: parked_due; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX parked_due ON ledger.parked USING btree (subgraph, reaction, retry_at) WHERE (retry_at IS NOT NULL);


--
-- Name: search_token_person; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX search_token_person ON ledger.search_token USING btree (person);


--
-- Name: search_token_tokens; Type: INDEX; Schema: ledger; Owner: casegraph
--

CREATE INDEX search_token_tokens ON ledger.search_token USING gin (tokens);


--
-- Name: entry_0_about_position_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_about ATTACH PARTITION ledger.entry_0_about_position_idx;


--
-- Name: entry_0_actor_position_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_actor ATTACH PARTITION ledger.entry_0_actor_position_idx;


--
-- Name: entry_0_at_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_at ATTACH PARTITION ledger.entry_0_at_idx;


--
-- Name: entry_0_event_position_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_event ATTACH PARTITION ledger.entry_0_event_position_idx;


--
-- Name: entry_0_id_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_id ATTACH PARTITION ledger.entry_0_id_idx;


--
-- Name: entry_0_pkey; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_pkey ATTACH PARTITION ledger.entry_0_pkey;


--
-- Name: entry_0_position_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_open ATTACH PARTITION ledger.entry_0_position_idx;


--
-- Name: entry_1_about_position_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_about ATTACH PARTITION ledger.entry_1_about_position_idx;


--
-- Name: entry_1_actor_position_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_actor ATTACH PARTITION ledger.entry_1_actor_position_idx;


--
-- Name: entry_1_at_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_at ATTACH PARTITION ledger.entry_1_at_idx;


--
-- Name: entry_1_event_position_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_event ATTACH PARTITION ledger.entry_1_event_position_idx;


--
-- Name: entry_1_id_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_id ATTACH PARTITION ledger.entry_1_id_idx;


--
-- Name: entry_1_pkey; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_pkey ATTACH PARTITION ledger.entry_1_pkey;


--
-- Name: entry_1_position_idx; Type: INDEX ATTACH; Schema: ledger; Owner: casegraph
--

ALTER INDEX ledger.entry_open ATTACH PARTITION ledger.entry_1_position_idx;


--
-- Name: epoch epoch_key_id_fkey; Type: FK CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.epoch
    ADD CONSTRAINT epoch_key_id_fkey FOREIGN KEY (key_id) REFERENCES ledger.head_key(id);


--
-- Name: retention retention_key_id_fkey; Type: FK CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.retention
    ADD CONSTRAINT retention_key_id_fkey FOREIGN KEY (key_id) REFERENCES ledger.head_key(id);


--
-- Name: signed_head signed_head_key_id_fkey; Type: FK CONSTRAINT; Schema: ledger; Owner: casegraph
--

ALTER TABLE ONLY ledger.signed_head
    ADD CONSTRAINT signed_head_key_id_fkey FOREIGN KEY (key_id) REFERENCES ledger.head_key(id);


--
-- Name: SCHEMA ledger; Type: ACL; Schema: -; Owner: casegraph
--

GRANT USAGE ON SCHEMA ledger TO casegraph_identity;
GRANT USAGE ON SCHEMA ledger TO casegraph_cases;
GRANT USAGE ON SCHEMA ledger TO casegraph_sequencer;
GRANT USAGE ON SCHEMA ledger TO casegraph_eraser;


--
-- Name: FUNCTION fill_leaves(after bigint, through bigint); Type: ACL; Schema: ledger; Owner: casegraph
--

REVOKE ALL ON FUNCTION ledger.fill_leaves(after bigint, through bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.fill_leaves(after bigint, through bigint) TO casegraph_sequencer;


--
-- Name: FUNCTION make_room(head bigint); Type: ACL; Schema: ledger; Owner: casegraph
--

REVOKE ALL ON FUNCTION ledger.make_room(head bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.make_room(head bigint) TO casegraph_sequencer;


--
-- Name: TABLE entry; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.entry TO casegraph_identity;
GRANT SELECT,INSERT ON TABLE ledger.entry TO casegraph_sequencer;


--
-- Name: COLUMN entry."position"; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT("position") ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: COLUMN entry.id; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(id) ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: COLUMN entry.at; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(at) ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: COLUMN entry.subgraph; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(subgraph) ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: COLUMN entry.event; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(event) ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: COLUMN entry.about; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(about) ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: COLUMN entry.actor; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(actor) ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: COLUMN entry.request; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(request) ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: COLUMN entry.facts; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(facts) ON TABLE ledger.entry TO casegraph_cases;


--
-- Name: TABLE epoch; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.epoch TO casegraph_identity;
GRANT SELECT ON TABLE ledger.epoch TO casegraph_cases;
GRANT SELECT ON TABLE ledger.epoch TO casegraph_sequencer;


--
-- Name: TABLE head; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.head TO casegraph_identity;
GRANT SELECT ON TABLE ledger.head TO casegraph_cases;
GRANT SELECT ON TABLE ledger.head TO casegraph_sequencer;


--
-- Name: COLUMN head."position"; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT UPDATE("position") ON TABLE ledger.head TO casegraph_sequencer;


--
-- Name: COLUMN head.hashed; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT UPDATE(hashed) ON TABLE ledger.head TO casegraph_sequencer;


--
-- Name: TABLE head_key; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.head_key TO casegraph_identity;
GRANT SELECT,INSERT ON TABLE ledger.head_key TO casegraph_sequencer;


--
-- Name: TABLE inbox; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT,DELETE ON TABLE ledger.inbox TO casegraph_sequencer;


--
-- Name: COLUMN inbox.id; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(id) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(id) ON TABLE ledger.inbox TO casegraph_cases;
GRANT INSERT(id) ON TABLE ledger.inbox TO casegraph_eraser;


--
-- Name: COLUMN inbox.event; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(event) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(event) ON TABLE ledger.inbox TO casegraph_cases;
GRANT INSERT(event) ON TABLE ledger.inbox TO casegraph_eraser;


--
-- Name: COLUMN inbox.about; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(about) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(about) ON TABLE ledger.inbox TO casegraph_cases;
GRANT INSERT(about) ON TABLE ledger.inbox TO casegraph_eraser;


--
-- Name: COLUMN inbox.actor; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(actor) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(actor) ON TABLE ledger.inbox TO casegraph_cases;
GRANT INSERT(actor) ON TABLE ledger.inbox TO casegraph_eraser;


--
-- Name: COLUMN inbox.on_behalf_of; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(on_behalf_of) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(on_behalf_of) ON TABLE ledger.inbox TO casegraph_cases;


--
-- Name: COLUMN inbox.session; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(session) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(session) ON TABLE ledger.inbox TO casegraph_cases;


--
-- Name: COLUMN inbox.request; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(request) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(request) ON TABLE ledger.inbox TO casegraph_cases;


--
-- Name: COLUMN inbox.address; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(address) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(address) ON TABLE ledger.inbox TO casegraph_cases;


--
-- Name: COLUMN inbox.agent; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(agent) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(agent) ON TABLE ledger.inbox TO casegraph_cases;


--
-- Name: COLUMN inbox.facts; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(facts) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(facts) ON TABLE ledger.inbox TO casegraph_cases;
GRANT INSERT(facts) ON TABLE ledger.inbox TO casegraph_eraser;


--
-- Name: COLUMN inbox.changes; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT INSERT(changes) ON TABLE ledger.inbox TO casegraph_identity;
GRANT INSERT(changes) ON TABLE ledger.inbox TO casegraph_cases;
GRANT INSERT(changes) ON TABLE ledger.inbox TO casegraph_eraser;


--
-- Name: TABLE leadership; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT UPDATE ON TABLE ledger.leadership TO casegraph_sequencer;


--
-- Name: TABLE node; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.node TO casegraph_identity;
GRANT SELECT,INSERT ON TABLE ledger.node TO casegraph_sequencer;


--
-- Name: TABLE own_entry; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.own_entry TO casegraph_identity;
GRANT SELECT ON TABLE ledger.own_entry TO casegraph_cases;


--
-- Name: TABLE parked; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.parked TO casegraph_identity;


--
-- Name: TABLE own_parked; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE ledger.own_parked TO casegraph_identity;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE ledger.own_parked TO casegraph_cases;


--
-- Name: TABLE own_record; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.own_record TO casegraph_identity;
GRANT SELECT ON TABLE ledger.own_record TO casegraph_cases;


--
-- Name: TABLE person_key; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT,INSERT ON TABLE ledger.person_key TO casegraph_eraser;


--
-- Name: COLUMN person_key.person; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(person),INSERT(person) ON TABLE ledger.person_key TO casegraph_identity;
GRANT SELECT(person),INSERT(person) ON TABLE ledger.person_key TO casegraph_cases;


--
-- Name: COLUMN person_key.wrapped; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT(wrapped),INSERT(wrapped) ON TABLE ledger.person_key TO casegraph_identity;
GRANT SELECT(wrapped),INSERT(wrapped) ON TABLE ledger.person_key TO casegraph_cases;
GRANT UPDATE(wrapped) ON TABLE ledger.person_key TO casegraph_eraser;


--
-- Name: COLUMN person_key.erased_at; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT UPDATE(erased_at) ON TABLE ledger.person_key TO casegraph_eraser;


--
-- Name: TABLE retention; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.retention TO casegraph_identity;
GRANT SELECT ON TABLE ledger.retention TO casegraph_cases;
GRANT SELECT ON TABLE ledger.retention TO casegraph_sequencer;


--
-- Name: TABLE search_token; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT,INSERT ON TABLE ledger.search_token TO casegraph_identity;
GRANT INSERT ON TABLE ledger.search_token TO casegraph_cases;
GRANT SELECT,DELETE ON TABLE ledger.search_token TO casegraph_eraser;


--
-- Name: TABLE signed_head; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT SELECT ON TABLE ledger.signed_head TO casegraph_identity;
GRANT SELECT,INSERT ON TABLE ledger.signed_head TO casegraph_sequencer;


--
-- Name: COLUMN signed_head.copied_at; Type: ACL; Schema: ledger; Owner: casegraph
--

GRANT UPDATE(copied_at) ON TABLE ledger.signed_head TO casegraph_sequencer;


--
-- PostgreSQL database dump complete
--

\unrestrict bicbYhX7NmSbVfdYT99MCkJdlf3DAUA94hlePUCzZW7tRLS6cfgxDzWxfHadyY4

