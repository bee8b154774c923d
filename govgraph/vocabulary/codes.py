"""The code lists: roles, seats, bases, kinds of bodies, changes, levels; each a closed namespace of SKOS concepts."""

# ruff: noqa: N815
from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class ROLE(DefinedNamespace):
    """Roles in a responsibility."""

    _NS = Namespace("https://w3id.org/govgraph/role#")
    _fail = True

    lead: URIRef  # 牵头, 主办
    responsible: URIRef  # 负责
    support: URIRef  # 配合, 协办, 参与
    guide: URIRef  # 指导
    coordinate: URIRef  # 综合协调


class SEAT(DefinedNamespace):
    """Ranks of seats on a body; a seat as written (常务副组长) is a concept below one of them."""

    _NS = Namespace("https://w3id.org/govgraph/seat#")
    _fail = True

    head: URIRef  # 组长, 总指挥, 召集人, 理事长
    deputy: URIRef  # 副组长, 常务副总指挥
    member: URIRef  # 成员, 委员
    officeHead: URIRef  # 办公室主任
    officeDeputy: URIRef  # 办公室副主任
    officeMember: URIRef  # 办公室成员
    other: URIRef  # 顾问, 联络员


class BASIS(DefinedNamespace):
    """What a statement rests on."""

    _NS = Namespace("https://w3id.org/govgraph/basis#")
    _fail = True

    explicit: URIRef  # a bracket, roster, table or list
    prose: URIRef  # a sentence
    inferred: URIRef  # carried over from a heading or neighbour
    human: URIRef  # a correction by hand


class KIND(DefinedNamespace):
    """Kinds of coordination bodies."""

    _NS = Namespace("https://w3id.org/govgraph/body-kind#")
    _fail = True

    leadingGroup: URIRef  # 领导小组, 领导组
    command: URIRef  # 指挥部
    jointMeeting: URIRef  # 联席会议
    council: URIRef  # 理事会
    workingGroup: URIRef  # 工作组, 协调小组
    taskForce: URIRef  # 专班
    committee: URIRef  # 委员会
    otherBody: URIRef


class CHANGE(DefinedNamespace):
    """What is done to an item of authority, a body, a document or the holder of a post."""

    _NS = Namespace("https://w3id.org/govgraph/change#")
    _fail = True

    cancelled: URIRef  # 取消
    delegated: URIRef  # 下放
    partlyDelegated: URIRef  # 部分下放
    merged: URIRef  # 合并
    handlingChanged: URIRef  # 转变管理方式
    orderChanged: URIRef  # 调整审批时序
    notified: URIRef  # 告知承诺
    kept: URIRef  # 保留
    assumed: URIRef  # 承接
    otherChange: URIRef
    setUp: URIRef  # 成立, 设立
    adjusted: URIRef  # 调整
    abolished: URIRef  # 撤销
    described: URIRef  # a body that the document describes without saying so
    amended: URIRef  # 修改
    repealed: URIRef  # 废止
    superseded: URIRef  # 同时废止 by a new version
    supplemented: URIRef  # 补充
    appointed: URIRef  # 任命
    removed: URIRef  # 免去, 不再担任


class LEVEL(DefinedNamespace):
    """Levels of administrative divisions."""

    _NS = Namespace("https://w3id.org/govgraph/level#")
    _fail = True

    central: URIRef
    province: URIRef
    prefecture: URIRef
    county: URIRef
    town: URIRef
